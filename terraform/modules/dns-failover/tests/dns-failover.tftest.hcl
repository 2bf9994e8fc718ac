mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

mock_provider "oci" {
  alias           = "standby"
  source          = "../../tests/mocks"
  override_during = plan
}

override_resource {
  target          = oci_health_checks_http_monitor.from_standby
  override_during = plan
  values          = { id = "ocid1.httpmonitor.oc1..standby" }
}

variables {
  compartment_id = "ocid1.compartment.oc1..mock"
  name           = "bharatmart-test"
  zone_id        = "ocid1.dns-zone.oc1..mock"
  domain_name    = "api.shop.example.in"
  addresses      = { primary = "192.0.2.10", standby = "198.51.100.10" }
}

run "checks_the_health_of_both_regions" {
  command = plan

  assert {
    condition     = oci_health_checks_http_monitor.this.protocol == "HTTPS" && oci_health_checks_http_monitor.this.path == "/api/health" && oci_health_checks_http_monitor.this.interval_in_seconds == 10
    error_message = "By HTTPS, every 10 s."
  }

  # An answer gets its health by this.
  assert {
    condition     = toset(oci_dns_steering_policy.this.answers[*].rdata) == toset(oci_health_checks_http_monitor.this.targets) && oci_dns_steering_policy.this.health_check_monitor_id == oci_health_checks_http_monitor.this.id
    error_message = "The answers equal the monitor's targets."
  }
}

run "watches_each_region_from_the_other_one" {
  command = plan

  assert {
    condition     = oci_health_checks_http_monitor.from_standby["primary"].targets == tolist(["192.0.2.10"])
    error_message = "The standby region watches the primary, whose own alarms are lost with it."
  }

  assert {
    condition     = output.monitor_ids == { primary = "ocid1.httpmonitor.oc1..standby", standby = "ocid1.httpmonitor.oc1..mock" }
    error_message = "Each region has the monitor of the other one."
  }
}

run "fails_over_in_the_order_of_the_template" {
  command = plan

  assert {
    condition     = oci_dns_steering_policy.this.template == "FAILOVER" && oci_dns_steering_policy.this.rules[*].rule_type == tolist(["FILTER", "HEALTH", "PRIORITY", "LIMIT"])
    error_message = "The order is filter, health, priority, limit, as the service requires."
  }

  assert {
    condition     = { for answer in oci_dns_steering_policy.this.rules[2].default_answer_data : answer.answer_condition => answer.value } == { "answer.pool == 'primary'" = 1, "answer.pool == 'standby'" = 2 }
    error_message = "DNS answers with the primary while it is healthy."
  }

  assert {
    condition     = oci_dns_steering_policy.this.ttl == 30 && oci_dns_steering_policy.this.rules[3].default_count == 1
    error_message = "One answer, cached for 30 s."
  }
}

run "answers_with_the_standby_after_a_switch_over" {
  command = plan

  variables {
    active = "standby"
  }

  assert {
    condition     = { for answer in oci_dns_steering_policy.this.rules[2].default_answer_data : answer.answer_condition => answer.value } == { "answer.pool == 'standby'" = 1, "answer.pool == 'primary'" = 2 }
    error_message = "DNS answers with the standby while it is healthy."
  }

  assert {
    condition     = one(oci_dns_rrset.this.items).rdata == "198.51.100.10"
    error_message = "The zone's own record has the same address, for the change of policies."
  }
}

run "works_with_one_region" {
  command = plan

  variables {
    addresses = { primary = "192.0.2.10" }
  }

  assert {
    condition     = length(oci_dns_steering_policy.this.answers) == 1 && oci_dns_steering_policy_attachment.this.domain_name == "api.shop.example.in"
    error_message = "The domain has the address of the one region."
  }

  assert {
    condition     = length(oci_health_checks_http_monitor.from_standby) == 0 && output.monitor_ids == { primary = "ocid1.httpmonitor.oc1..mock" }
    error_message = "The one region watches itself."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id = "production"
    name           = "Bharat Mart"
    zone_id        = "shop.example.in"
    domain_name    = "https://shop.example.in"
    addresses      = { standby = "198.51.100.10" }
    ttl_seconds    = 1
    health_check   = { path = "/api/health", interval_seconds = 15, timeout_seconds = 10 }
    freeform_tags  = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.zone_id,
    var.domain_name,
    var.addresses,
    var.ttl_seconds,
    var.health_check,
    var.freeform_tags,
  ]
}

run "refuses_an_unknown_active_region" {
  command = plan

  variables {
    active = "mars"
  }

  expect_failures = [var.active]
}
