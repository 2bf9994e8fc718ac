mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id    = "ocid1.compartment.oc1..mock"
  name              = "bharatmart-test"
  subnet_id         = "ocid1.subnet.oc1..data"
  security_group_id = "ocid1.networksecuritygroup.oc1..cache"
  software_version  = "VALKEY_8_1"
  node_count        = 3
  node_memory_gb    = 2
}

run "has_replicas_for_failover" {
  command = plan

  assert {
    condition     = oci_redis_redis_cluster.this.node_count == 3 && oci_redis_redis_cluster.this.cluster_mode == "NONSHARDED"
    error_message = "One primary and two replicas."
  }

  assert {
    condition     = oci_redis_redis_cluster.this.nsg_ids == toset(["ocid1.networksecuritygroup.oc1..cache"])
    error_message = "The security group controls access."
  }

  assert {
    condition     = output.host == oci_redis_redis_cluster.this.primary_fqdn
    error_message = "The service connects to the primary."
  }
}

run "never_evicts_a_session" {
  command = plan

  assert {
    condition     = { for item in oci_redis_oci_cache_config_set.this.configuration_details[0].items : item.config_key => item.config_value } == { "maxmemory-policy" = "noeviction" }
    error_message = "A full cache rejects new keys."
  }

  assert {
    condition     = oci_redis_redis_cluster.this.oci_cache_config_set_id == oci_redis_oci_cache_config_set.this.id && oci_redis_oci_cache_config_set.this.software_version == oci_redis_redis_cluster.this.software_version
    error_message = "The cluster uses the configuration set of its version."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id    = "production"
    name              = "Bharat Mart"
    subnet_id         = "data"
    security_group_id = "cache"
    software_version  = "REDIS_6_0"
    node_count        = 0
    node_memory_gb    = 1
    freeform_tags     = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.subnet_id,
    var.security_group_id,
    var.software_version,
    var.node_count,
    var.node_memory_gb,
    var.freeform_tags,
  ]
}

run "refuses_half_a_node" {
  command = plan

  variables {
    node_count = 2.5
  }

  expect_failures = [var.node_count]
}
