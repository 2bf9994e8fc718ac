mock_provider "oci" {
  source          = "./tests/mocks"
  override_during = plan
}

mock_provider "oci" {
  alias           = "standby"
  source          = "./tests/mocks"
  override_during = plan
}

mock_provider "oci" {
  alias           = "home"
  source          = "./tests/mocks"
  override_during = plan
}

variables {
  tenancy_id     = "ocid1.tenancy.oc1..mock"
  compartment_id = "ocid1.compartment.oc1..mock"
  environment    = "production"
  region         = "ap-mumbai-1"
  home_region    = "ap-mumbai-1"
  domain_name    = "api.shop.example.in"
  dns_zone_id    = "ocid1.dns-zone.oc1..mock"
  certificate_id = "ocid1.certificate.oc1.ap-mumbai-1.mock"
  image_ids      = { fd1 = "ocid1.image.oc1..1", fd2 = "ocid1.image.oc1..2", fd3 = "ocid1.image.oc1..3" }
  alarm_emails   = ["oncall@example.in"]
  playbook_url   = "https://git.example.in/bharatmart/docs/playbooks"
}

run "has_the_documented_defaults" {
  command = plan

  assert {
    condition     = local.service.backend_set_name == "bharatmart-backend" && local.service.health_check.path == "/api/health" && local.service.health_check.interval_ms == 10000 && local.service.health_check.unhealthy_threshold == 3
    error_message = "GET /api/health every 10,000 ms, out after 3 failures, in the backend set bharatmart-backend."
  }

  assert {
    condition     = length(module.primary.deployment.pools) == 3 && var.pool_size.minimum == 2 && var.pool_size.maximum == 4
    error_message = "Three pools of two, each of which can grow to four."
  }

  assert {
    condition     = var.autoscaling.out_above_percent == 70 && var.autoscaling.out_after == "PT5M" && var.autoscaling.in_below_percent == 30 && var.autoscaling.in_after == "PT15M"
    error_message = "Out above 70 % for 5 minutes, in below 30 % for 15 minutes."
  }

  assert {
    condition     = var.database.engine == "postgresql" && var.database.instance_count == 2 && var.cache.node_count == 3
    error_message = "PostgreSQL with a second node, a cache with two replicas."
  }

  assert {
    condition     = module.primary.deployment.name == "bharatmart-production" && local.bucket_name == "bharatmart-production-media" && output.url == "https://api.shop.example.in"
    error_message = "Names contain the service and the environment."
  }
}

run "needs_the_documented_limits" {
  command = plan

  # 3 pools of 4 instances, 4 more for the doubled pool, 1 that migrates; 1 core and 8 GB each.
  assert {
    condition = output.limits == {
      standard-e5-core-count   = 17
      standard-e5-memory-count = 136
      postgresql-cores         = 4
      postgresql-memory        = 64
      cache-memory             = 6
    }
    error_message = "The limits follow from the shapes and the largest pools."
  }
}

run "needs_the_limits_of_its_shape" {
  command = plan

  variables {
    shape     = { name = "VM.Standard3.Flex", ocpu_count = 2, memory_gb = 16 }
    pool_size = { minimum = 3, maximum = 6 }
  }

  assert {
    condition     = output.limits["standard3-core-count"] == 50 && output.limits["standard3-memory-count"] == 400
    error_message = "25 instances of 2 cores and 16 GB."
  }
}

run "needs_no_standby" {
  command = plan

  assert {
    condition     = length(module.standby) == 0 && length(module.disaster_recovery) == 0 && join(" ", keys(output.deployments)) == "primary"
    error_message = "Without a standby there are no resources of it."
  }

  assert {
    condition     = keys(local.watch) == ["primary"] && local.watch.primary.is_serving
    error_message = "The one region watches itself."
  }
}

run "has_a_warm_standby_of_one_instance_in_each_pool" {
  command = plan

  variables {
    standby_image_ids = { fd1 = "ocid1.image.oc1..1", fd2 = "ocid1.image.oc1..2", fd3 = "ocid1.image.oc1..3" }
    standby = {
      region         = "ap-hyderabad-1"
      vcn_cidr_block = "10.20.0.0/16"
      certificate_id = "ocid1.certificate.oc1.ap-hyderabad-1.mock"
    }
  }

  assert {
    condition     = local.standby_size == { minimum = 1, maximum = 4 } && length(module.standby["this"].deployment.pools) == 3 && module.standby["this"].deployment.region == "ap-hyderabad-1"
    error_message = "Three pools of one, each of which can grow to four."
  }

  assert {
    condition     = module.disaster_recovery["this"].replica.region == "ap-hyderabad-1"
    error_message = "Secrets are copied to the standby."
  }

  assert {
    condition     = output.steering_policy_id == "ocid1.steeringpolicy.oc1..mock"
    error_message = "A switch-over without Terraform can change the steering policy."
  }

  assert {
    condition     = local.watch == { primary = { monitor_id = "ocid1.httpmonitor.oc1..mock", address = "192.0.2.10", is_serving = false }, standby = { monitor_id = "ocid1.httpmonitor.oc1..mock", address = "192.0.2.10", is_serving = true } }
    error_message = "Each region watches the other one, and knows which of them serves."
  }

  assert {
    condition     = contains(keys(output.playbooks), "unreachable") && contains(keys(output.playbooks), "standby-unreachable")
    error_message = "Each alarm of either region has a playbook."
  }
}

run "is_as_large_in_the_standby_after_a_switch_over" {
  command = plan

  variables {
    active_region     = "standby"
    standby_image_ids = { fd1 = "ocid1.image.oc1..1", fd2 = "ocid1.image.oc1..2", fd3 = "ocid1.image.oc1..3" }
    standby = {
      region         = "ap-hyderabad-1"
      vcn_cidr_block = "10.20.0.0/16"
      certificate_id = "ocid1.certificate.oc1.ap-hyderabad-1.mock"
    }
  }

  assert {
    condition     = local.standby_size == { minimum = 2, maximum = 4 }
    error_message = "The serving region has two instances in each pool."
  }

  assert {
    condition     = local.watch.primary.is_serving && !local.watch.standby.is_serving
    error_message = "The former primary watches the region that serves now."
  }
}

run "passes_the_operators_secrets_to_the_service" {
  command = plan

  variables {
    secrets      = { "bharatmart.payment.razorpay.key-secret" = "ocid1.vaultsecret.oc1..razorpay" }
    secret_names = { "bharatmart.payment.razorpay.key-secret" = "razorpay-key-secret" }
  }

  assert {
    condition = local.secrets == {
      "bharatmart.payment.razorpay.key-secret" = "ocid1.vaultsecret.oc1..razorpay"
      "spring.datasource.password"             = "ocid1.secret.oc1..mock"
    }
    error_message = "By property, by OCID, never by value."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    tenancy_id                      = "tenancy"
    compartment_id                  = "production"
    region                          = "Mumbai"
    home_region                     = "Mumbai"
    environment                     = "test"
    domain_name                     = "https://shop.example.in"
    dns_zone_id                     = "shop.example.in"
    certificate_id                  = "-----BEGIN CERTIFICATE-----"
    vcn_cidr_block                  = "10.10.0.0/24"
    image_ids                       = { fd1 = "oracle-linux-9", fd2 = "ocid1.image.oc1..2", fd3 = "ocid1.image.oc1..3" }
    container_images                = { fd1 = "ap-mumbai-1.ocir.io/mock/bharatmart:latest" }
    standby_container_images        = { fd4 = "ap-mumbai-1.ocir.io/mock/bharatmart:latest" }
    shape                           = { name = "VM.Standard2.1", ocpu_count = 1, memory_gb = 8 }
    pool_size                       = { minimum = 2, maximum = 3 }
    autoscaling                     = { out_above_percent = 70, out_after = "5m", in_below_percent = 30, in_after = "PT15M", cool_down_seconds = 300 }
    drain_period_seconds            = 30
    service_environment             = { SPRING_DATASOURCE_PASSWORD = "x" }
    secrets                         = { "bharatmart.payment.razorpay.key-secret" = "hunter2" }
    bandwidth_mbps                  = { minimum = 100, maximum = 50 }
    requests_per_minute_per_address = 1
    firewall_action                 = "ALLOW"
    alarm_emails                    = []
    playbook_url                    = "http://example.in/"
    alarm_thresholds                = { balancer_errors = 25, error_percent = 0, p95_seconds = "0.3", order_failures_per_minute = 30, utilization_percent = 85 }
    log_retention_days              = 31
    freeform_tags                   = { "a key" = "x" }
  }

  expect_failures = [
    var.tenancy_id,
    var.compartment_id,
    var.region,
    var.home_region,
    var.environment,
    var.domain_name,
    var.dns_zone_id,
    var.certificate_id,
    var.vcn_cidr_block,
    var.image_ids,
    var.container_images,
    var.standby_container_images,
    var.shape,
    var.pool_size,
    var.autoscaling,
    var.drain_period_seconds,
    var.service_environment,
    var.secrets,
    var.bandwidth_mbps,
    var.requests_per_minute_per_address,
    var.firewall_action,
    var.alarm_emails,
    var.playbook_url,
    var.alarm_thresholds,
    var.log_retention_days,
    var.freeform_tags,
  ]
}

run "refuses_a_standby_in_the_same_region" {
  command = plan

  variables {
    standby = {
      region         = "ap-mumbai-1"
      vcn_cidr_block = "10.20.0.0/16"
      certificate_id = "ocid1.certificate.oc1.ap-hyderabad-1.mock"
    }
  }

  expect_failures = [var.standby]
}

run "refuses_to_serve_from_a_missing_standby" {
  command = plan

  variables {
    active_region = "standby"
  }

  expect_failures = [var.active_region]
}

run "refuses_images_for_a_missing_standby" {
  command = plan

  variables {
    standby_image_ids = { fd1 = "ocid1.image.oc1..1", fd2 = "ocid1.image.oc1..2", fd3 = "ocid1.image.oc1..3" }
  }

  expect_failures = [var.standby_image_ids]
}

run "refuses_one_node_in_production" {
  command = plan

  variables {
    database = { engine = "postgresql", engine_version = "16", instance_count = 1, ocpu_count = 2, memory_gb = 32, backup_retention_days = 14 }
    cache    = { software_version = "VALKEY_8_1", node_count = 1, node_memory_gb = 2 }
  }

  expect_failures = [var.database, var.cache]
}

run "refuses_a_database_that_the_service_cannot_run_on" {
  command = plan

  variables {
    database = { engine = "autonomous", engine_version = "16", instance_count = 2, ocpu_count = 2, memory_gb = 32, backup_retention_days = 14 }
  }

  expect_failures = [var.database]
}

run "refuses_a_secret_without_its_name" {
  command = plan

  variables {
    secrets = { "bharatmart.payment.razorpay.key-secret" = "ocid1.vaultsecret.oc1..razorpay" }
  }

  expect_failures = [var.secret_names]
}
