# Values for a plan without a tenancy. They look like OCIDs, since the variables validate that.
mock_data "oci_identity_availability_domains" {
  defaults = {
    availability_domains = [{ name = "mock:AP-MUMBAI-1-AD-1", id = "ocid1.availabilitydomain.oc1..mock", compartment_id = "ocid1.tenancy.oc1..mock" }]
  }
}

mock_data "oci_objectstorage_namespace" {
  defaults = {
    namespace = "mocknamespace"
  }
}

mock_data "oci_core_services" {
  defaults = {
    services = [{ id = "ocid1.service.oc1..mock", name = "All BOM Services In Oracle Services Network", cidr_block = "all-bom-services-in-oracle-services-network", description = "" }]
  }
}

mock_data "oci_psql_db_system_connection_detail" {
  defaults = {
    ca_certificate      = "mock certificate authority"
    primary_db_endpoint = [{ fqdn = "primary.mock.postgresql.ap-mumbai-1.oci.oraclecloud.com", ip_address = "10.10.32.10", port = 5432 }]
  }
}

mock_resource "oci_autoscaling_auto_scaling_configuration" {
  defaults = {
    id = "ocid1.autoscalingconfiguration.oc1..mock"
  }
}

mock_resource "oci_core_default_security_list" {
  defaults = {
    id = "ocid1.defaultsecuritylist.oc1..mock"
  }
}

mock_resource "oci_core_instance_configuration" {
  defaults = {
    id = "ocid1.instanceconfiguration.oc1..mock"
  }
}

mock_resource "oci_core_instance_pool" {
  defaults = {
    id = "ocid1.instancepool.oc1..mock"
  }
}

mock_resource "oci_core_internet_gateway" {
  defaults = {
    id = "ocid1.internetgateway.oc1..mock"
  }
}

mock_resource "oci_core_nat_gateway" {
  defaults = {
    id = "ocid1.natgateway.oc1..mock"
  }
}

mock_resource "oci_core_network_security_group" {
  defaults = {
    id = "ocid1.networksecuritygroup.oc1..mock"
  }
}

mock_resource "oci_core_network_security_group_security_rule" {
  defaults = {
    id = "ocid1.networksecuritygroupsecurityrule.oc1..mock"
  }
}

mock_resource "oci_core_public_ip" {
  defaults = {
    id         = "ocid1.publicip.oc1..mock"
    ip_address = "192.0.2.10"
  }
}

mock_resource "oci_core_route_table" {
  defaults = {
    id = "ocid1.routetable.oc1..mock"
  }
}

mock_resource "oci_core_service_gateway" {
  defaults = {
    id = "ocid1.servicegateway.oc1..mock"
  }
}

mock_resource "oci_core_subnet" {
  defaults = {
    id = "ocid1.subnet.oc1..mock"
  }
}

mock_resource "oci_core_vcn" {
  defaults = {
    id = "ocid1.vcn.oc1..mock"
  }
}

mock_resource "oci_dns_rrset" {
  defaults = {
    id = "ocid1.rrset.oc1..mock"
  }
}

mock_resource "oci_dns_steering_policy" {
  defaults = {
    id = "ocid1.steeringpolicy.oc1..mock"
  }
}

mock_resource "oci_dns_steering_policy_attachment" {
  defaults = {
    id = "ocid1.steeringpolicyattachment.oc1..mock"
  }
}

mock_resource "oci_health_checks_http_monitor" {
  defaults = {
    id = "ocid1.httpmonitor.oc1..mock"
  }
}

mock_resource "oci_identity_dynamic_group" {
  defaults = {
    id = "ocid1.dynamicgroup.oc1..mock"
  }
}

mock_resource "oci_identity_policy" {
  defaults = {
    id = "ocid1.policy.oc1..mock"
  }
}

mock_resource "oci_identity_tag" {
  defaults = {
    id = "ocid1.tag.oc1..mock"
  }
}

mock_resource "oci_identity_tag_namespace" {
  defaults = {
    id = "ocid1.tagnamespace.oc1..mock"
  }
}

mock_resource "oci_kms_key" {
  defaults = {
    id = "ocid1.key.oc1..mock"
  }
}

mock_resource "oci_kms_vault" {
  defaults = {
    id                  = "ocid1.vault.oc1..mock"
    management_endpoint = "https://mock-management.kms.ap-mumbai-1.oraclecloud.com"
  }
}

mock_resource "oci_load_balancer_backend_set" {
  defaults = {
    id = "ocid1.backendset.oc1..mock"
  }
}

mock_resource "oci_load_balancer_listener" {
  defaults = {
    id = "ocid1.listener.oc1..mock"
  }
}

mock_resource "oci_load_balancer_load_balancer" {
  defaults = {
    id = "ocid1.loadbalancer.oc1..mock"
  }
}

mock_resource "oci_load_balancer_rule_set" {
  defaults = {
    id = "ocid1.ruleset.oc1..mock"
  }
}

mock_resource "oci_logging_log" {
  defaults = {
    id = "ocid1.log.oc1..mock"
  }
}

mock_resource "oci_logging_log_group" {
  defaults = {
    id = "ocid1.loggroup.oc1..mock"
  }
}

mock_resource "oci_logging_unified_agent_configuration" {
  defaults = {
    id = "ocid1.unifiedagentconfiguration.oc1..mock"
  }
}

mock_resource "oci_monitoring_alarm" {
  defaults = {
    id = "ocid1.alarm.oc1..mock"
  }
}

mock_resource "oci_objectstorage_bucket" {
  defaults = {
    id = "ocid1.bucket.oc1..mock"
  }
}

mock_resource "oci_objectstorage_object_lifecycle_policy" {
  defaults = {
    id = "ocid1.objectlifecyclepolicy.oc1..mock"
  }
}

mock_resource "oci_objectstorage_replication_policy" {
  defaults = {
    id = "ocid1.replicationpolicy.oc1..mock"
  }
}

mock_resource "oci_ons_notification_topic" {
  defaults = {
    id = "ocid1.notificationtopic.oc1..mock"
  }
}

mock_resource "oci_ons_subscription" {
  defaults = {
    id = "ocid1.subscription.oc1..mock"
  }
}

mock_resource "oci_psql_configuration" {
  defaults = {
    id = "ocid1.configuration.oc1..mock"
  }
}

mock_resource "oci_psql_db_system" {
  defaults = {
    id = "ocid1.dbsystem.oc1..mock"
  }
}

mock_resource "oci_redis_oci_cache_config_set" {
  defaults = {
    id = "ocid1.ocicacheconfigset.oc1..mock"
  }
}

mock_resource "oci_redis_redis_cluster" {
  defaults = {
    id           = "ocid1.rediscluster.oc1..mock"
    primary_fqdn = "primary.mock.redis.ap-mumbai-1.oci.oraclecloud.com"
  }
}

mock_resource "oci_vault_secret" {
  defaults = {
    id = "ocid1.secret.oc1..mock"
  }
}

mock_resource "oci_waf_web_app_firewall" {
  defaults = {
    id = "ocid1.webappfirewall.oc1..mock"
  }
}

mock_resource "oci_waf_web_app_firewall_policy" {
  defaults = {
    id = "ocid1.webappfirewallpolicy.oc1..mock"
  }
}
