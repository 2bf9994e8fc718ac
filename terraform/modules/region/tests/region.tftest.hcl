mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

# The database's attributes are known only after it was created.
override_module {
  target          = module.database
  override_during = plan

  outputs = {
    database_id           = "ocid1.postgresqldbsystem.oc1..mock"
    owner                 = "bharatmart_owner"
    host                  = "db.mock"
    port                  = 5432
    certificate_authority = "mock certificate authority"
    jdbc_url              = "jdbc:postgresql://db.mock:5432/bharatmart?sslmode=verify-full"
    management_policy     = { maintenanceWindowStart = "SUN 20:30", backupPolicy = { kind = "DAILY", backupStart = "21:30", retentionDays = 14 }, pitrPolicy = { kind = "STANDARD", restoreDays = 14 } }
  }
}

variables {
  compartment_id       = "ocid1.compartment.oc1..mock"
  name                 = "bharatmart-test"
  region               = "ap-mumbai-1"
  availability_domains = ["mock:AP-MUMBAI-1-AD-1"]
  vcn_cidr_block       = "10.10.0.0/16"
  pool_size            = { minimum = 2, maximum = 4 }
  autoscaling          = { out_above_percent = 70, out_after = "PT5M", in_below_percent = 30, in_after = "PT15M", cool_down_seconds = 300 }
  drain_period_seconds = 35
  is_serving           = true
  cache                = { software_version = "VALKEY_8_1", node_count = 3, node_memory_gb = 2 }
  bucket               = { namespace = "mocknamespace", name = "bharatmart-test-media", archive_name = "bharatmart-test-archive", policy_ids = ["ocid1.policy.oc1..mock"] }
  key_id               = "ocid1.key.oc1..mock"

  service = {
    port              = 8080
    backend_set_name  = "bharatmart-backend"
    metrics_namespace = "bharatmart"
    health_check      = { path = "/api/health", interval_ms = 10000, timeout_ms = 3000, unhealthy_threshold = 3 }
  }

  edge = {
    certificate_id                  = "ocid1.certificate.oc1..mock"
    bandwidth_mbps                  = { minimum = 50, maximum = 1000 }
    firewall_action                 = "BLOCK"
    requests_per_minute_per_address = 6000
  }

  instance = {
    image_ids        = { fd1 = "ocid1.image.oc1..1", fd2 = "ocid1.image.oc1..2", fd3 = "ocid1.image.oc1..3" }
    container_images = {}
    shape            = { name = "VM.Standard.E5.Flex", ocpu_count = 1, memory_gb = 8 }
    environment      = { BHARATMART_PRICING_SELLERSTATE = "MH" }
    secrets          = { "spring.datasource.password" = "ocid1.vaultsecret.oc1..application" }
  }

  database = {
    engine_version        = "16"
    instance_count        = 2
    ocpu_count            = 2
    memory_gb             = 32
    backup_retention_days = 14
    role                  = "primary"
    rpo                   = { is_enforced = false, seconds = 300 }
    admin_secret_id       = "ocid1.vaultsecret.oc1..owner"
  }

  migration_secrets = {
    "spring.datasource.password"      = "ocid1.vaultsecret.oc1..owner"
    "bharatmart.application.password" = "ocid1.vaultsecret.oc1..application"
  }

  identity = {
    defined_tags     = { application = { "bharatmart-test.role" = "application" }, migration = { "bharatmart-test.role" = "migration" } }
    dynamic_group_id = "ocid1.dynamicgroup.oc1..mock"
  }

  alarm = {
    emails             = ["oncall@example.in"]
    playbook_url       = "https://git.example.in/docs/playbooks"
    log_retention_days = 30
    watch              = { monitor_id = "ocid1.httpmonitor.oc1..mock", address = "198.51.100.10", is_serving = false }
    thresholds         = { balancer_errors = 25, error_percent = 1, p95_seconds = "0.3", order_failures_per_minute = 30, utilization_percent = 85 }
  }
}

run "has_three_pools_in_three_fault_domains" {
  command = plan

  assert {
    condition = { for key, pool in local.pools : key => "${pool.name} ${pool.fault_domain}" } == {
      fd1 = "bharatmart-test-pool-a FAULT-DOMAIN-1"
      fd2 = "bharatmart-test-pool-b FAULT-DOMAIN-2"
      fd3 = "bharatmart-test-pool-c FAULT-DOMAIN-3"
    }
    error_message = "Pools A, B and C are in fault domains 1, 2 and 3."
  }

  assert {
    condition     = module.observability.playbooks["too-few-backends"] != "" && contains(output.deployment.alarm_names, "bharatmart-test-too-few-backends")
    error_message = "The alarms of the region are those that stop its roll."
  }

  assert {
    condition     = join(" ", keys(output.deployment.pools)) == "fd1 fd2 fd3"
    error_message = "There are three pools."
  }
}

run "starts_each_pool_in_another_availability_domain" {
  command = plan

  variables {
    availability_domains = ["AD-1", "AD-2", "AD-3"]
  }

  assert {
    condition = { for key, pool in local.pools : key => join(" ", pool.availability_domains) } == {
      fd1 = "AD-1 AD-2 AD-3"
      fd2 = "AD-2 AD-3 AD-1"
      fd3 = "AD-3 AD-1 AD-2"
    }
    error_message = "Each pool is in all three, and starts with another one."
  }
}

run "configures_the_service" {
  command = plan

  assert {
    condition = alltrue([
      for name, value in {
        BHARATMART_MEDIA_OBJECTSTORAGE_ARCHIVEBUCKET = "bharatmart-test-archive"
        BHARATMART_MEDIA_OBJECTSTORAGE_BUCKET        = "bharatmart-test-media"
        BHARATMART_MEDIA_OBJECTSTORAGE_NAMESPACE     = "mocknamespace"
        BHARATMART_MEDIA_OBJECTSTORAGE_REGION        = "ap-mumbai-1"
        BHARATMART_PRICING_SELLERSTATE               = "MH"
        BHARATMART_PROXIES_TRUSTED                   = "10.10.0.0/20"
        BHARATMART_RATELIMIT_INSTANCES               = tostring(3 * var.pool_size.maximum)
        SPRING_DATASOURCE_URL                        = "jdbc:postgresql://db.mock:5432/bharatmart?sslmode=verify-full"
        SPRING_DATASOURCE_USERNAME                   = "bharatmart_app"
        SPRING_DATA_REDIS_HOST                       = "primary.mock.redis.ap-mumbai-1.oci.oraclecloud.com"
        SPRING_DATA_REDIS_PORT                       = "6379"
        SPRING_DATA_REDIS_SSL_ENABLED                = "true"
      } : local.environment[name] == value
    ])
    error_message = "Database, cache, bucket, the load balancer's network and the operator's variables are in the environment."
  }
}

run "has_a_release_for_each_pool" {
  command = plan

  assert {
    condition     = length(distinct([for pool in output.deployment.pools : pool.release])) == 3
    error_message = "Three images are three releases."
  }
}

run "migrates_postgresql_by_a_separate_instance" {
  command = plan

  assert {
    condition     = output.deployment.migration_instance_configuration_id == "ocid1.instanceconfiguration.oc1..mock"
    error_message = "The rolling deploy starts a migration from it."
  }
}

run "tells_the_roll_which_alarms_are_its_own" {
  command = plan

  assert {
    condition     = contains(output.deployment.alarm_names, "bharatmart-test-unhealthy-backends") && !contains(output.deployment.alarm_names, "bharatmart-test-standby-unreachable")
    error_message = "An alarm about the other region must not stop a roll."
  }
}

run "has_the_alarms_of_a_standby_while_it_does_not_serve" {
  command = plan

  variables {
    is_serving = false
  }

  assert {
    condition     = length(output.deployment.traffic_alarm_ids) == 4
    error_message = "The playbook turns on the alarms for traffic."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id       = "production"
    name                 = "Bharat Mart"
    region               = "Mumbai"
    availability_domains = []
    vcn_cidr_block       = "ten"
    service              = { port = 80, backend_set_name = "bharatmart-backend", metrics_namespace = "bharatmart", health_check = { path = "/api/health", interval_ms = 10000, timeout_ms = 3000, unhealthy_threshold = 3 } }
    edge                 = { certificate_id = "x", bandwidth_mbps = { minimum = 50, maximum = 1000 }, firewall_action = "BLOCK", requests_per_minute_per_address = 6000 }
    instance             = { image_ids = { fd1 = "ocid1.image.oc1..1" }, container_images = {}, shape = { name = "VM.Standard.E5.Flex", ocpu_count = 1, memory_gb = 8 }, environment = {}, secrets = {} }
    pool_size            = { minimum = 2, maximum = 2 }
    autoscaling          = { out_above_percent = 30, out_after = "PT5M", in_below_percent = 70, in_after = "PT15M", cool_down_seconds = 300 }
    is_serving           = null
    database             = { engine_version = "16", instance_count = 2, ocpu_count = 2, memory_gb = 32, backup_retention_days = 14, role = "standby", rpo = { is_enforced = false, seconds = 300 } }
    migration_secrets    = {}
    cache                = { software_version = "REDIS_6_0", node_count = 3, node_memory_gb = 2 }
    bucket               = { namespace = "mocknamespace", name = "Media", archive_name = "bharatmart-test-archive", policy_ids = [] }
    key_id               = "key"
    identity             = { defined_tags = { application = {}, migration = {} }, dynamic_group_id = "x" }
    alarm                = { emails = [], playbook_url = "x", log_retention_days = 30, watch = { monitor_id = "ocid1.httpmonitor.oc1..mock", address = "198.51.100.10", is_serving = false }, thresholds = { balancer_errors = 25, error_percent = 1, p95_seconds = "0.3", order_failures_per_minute = 30, utilization_percent = 85 } }
    freeform_tags        = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.region,
    var.availability_domains,
    var.vcn_cidr_block,
    var.service,
    var.edge,
    var.instance,
    var.pool_size,
    var.autoscaling,
    var.is_serving,
    var.database,
    var.migration_secrets,
    var.cache,
    var.bucket,
    var.key_id,
    var.identity,
    var.alarm,
    var.freeform_tags,
  ]
}

run "refuses_a_drain_period_shorter_than_the_health_check" {
  command = plan

  variables {
    drain_period_seconds = 30
  }

  expect_failures = [var.drain_period_seconds]
}
