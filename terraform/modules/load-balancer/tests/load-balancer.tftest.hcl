mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id                  = "ocid1.compartment.oc1..mock"
  name                            = "bharatmart-test"
  subnet_id                       = "ocid1.subnet.oc1..balancer"
  security_group_id               = "ocid1.networksecuritygroup.oc1..balancer"
  certificate_id                  = "ocid1.certificate.oc1..mock"
  backend_set_name                = "bharatmart-backend"
  service_port                    = 8080
  health_check                    = { path = "/api/health", interval_ms = 10000, timeout_ms = 3000, unhealthy_threshold = 3 }
  bandwidth_mbps                  = { minimum = 50, maximum = 1000 }
  requests_per_minute_per_address = 6000
}

run "checks_the_health_of_every_instance_every_ten_seconds" {
  command = plan

  assert {
    condition     = oci_load_balancer_backend_set.this.name == "bharatmart-backend" && oci_load_balancer_backend_set.this.policy == "ROUND_ROBIN"
    error_message = "The backend set is bharatmart-backend, round robin."
  }

  assert {
    condition     = oci_load_balancer_backend_set.this.health_checker[0].url_path == "/api/health" && oci_load_balancer_backend_set.this.health_checker[0].return_code == 200
    error_message = "An instance is healthy when GET /api/health answers 200."
  }

  assert {
    condition     = oci_load_balancer_backend_set.this.health_checker[0].interval_ms == 10000
    error_message = "The interval is 10,000 ms."
  }

  assert {
    condition     = oci_load_balancer_backend_set.this.health_checker[0].retries == 3
    error_message = "It is out after 3 failures."
  }

  assert {
    condition     = oci_load_balancer_backend_set.this.health_checker[0].port == 8080 && oci_load_balancer_backend_set.this.health_checker[0].protocol == "HTTP"
    error_message = "The check uses HTTP on the service's port."
  }

  assert {
    condition     = length(oci_load_balancer_backend_set.this.session_persistence_configuration) == 0 && length(oci_load_balancer_backend_set.this.lb_cookie_session_persistence_configuration) == 0
    error_message = "Any instance serves any request, without sticky sessions."
  }
}

run "serves_https_and_redirects_http" {
  command = plan

  assert {
    condition     = oci_load_balancer_listener.https.port == 443 && oci_load_balancer_listener.https.ssl_configuration[0].certificate_ids == tolist(["ocid1.certificate.oc1..mock"])
    error_message = "443 has the certificate of the Certificates service."
  }

  assert {
    condition     = toset(oci_load_balancer_listener.https.ssl_configuration[0].protocols) == toset(["TLSv1.2", "TLSv1.3"])
    error_message = "TLS 1.2 and newer."
  }

  assert {
    condition = oci_load_balancer_listener.http.port == 80 && oci_load_balancer_listener.http.rule_set_names == tolist(["redirect_to_https"]) && one([
      for item in oci_load_balancer_rule_set.redirect.items : "${item.action} ${item.response_code} ${item.redirect_uri[0].protocol}:${item.redirect_uri[0].port}"
    ]) == "REDIRECT 308 HTTPS:443"
    error_message = "80 only redirects to 443."
  }
}

run "has_a_reserved_address" {
  command = plan

  assert {
    condition     = oci_core_public_ip.this.lifetime == "RESERVED" && oci_load_balancer_load_balancer.this.reserved_ips[0].id == oci_core_public_ip.this.id && !oci_load_balancer_load_balancer.this.is_private
    error_message = "The address is reserved, so it outlives the load balancer."
  }

  assert {
    condition     = oci_load_balancer_load_balancer.this.shape == "flexible" && oci_load_balancer_load_balancer.this.network_security_group_ids == toset(["ocid1.networksecuritygroup.oc1..balancer"])
    error_message = "The load balancer is flexible and in its security group."
  }

  assert {
    condition     = oci_load_balancer_load_balancer.this.is_request_id_enabled && oci_load_balancer_load_balancer.this.request_id_header == "X-Request-Id"
    error_message = "The load balancer adds a request id."
  }
}

run "keeps_metrics_from_the_outside" {
  command = plan

  assert {
    condition = anytrue([
      for rule in oci_waf_web_app_firewall_policy.this.request_access_control[0].rules :
      rule.condition == "i_starts_with(http.request.url.path, '/metrics')" && rule.action_name == "refuse_unknown"
    ]) && one([for action in oci_waf_web_app_firewall_policy.this.actions : action.code if action.name == "refuse_unknown"]) == 404
    error_message = "The firewall answers 404 for /metrics."
  }

  assert {
    condition = anytrue([
      for item in oci_load_balancer_rule_set.edge.items :
      item.action == "REDIRECT" && item.conditions[0].attribute_value == "/metrics" && item.conditions[0].operator == "PREFIX_MATCH" && item.redirect_uri[0].path == "/"
      if item.action == "REDIRECT"
    ]) && contains(oci_load_balancer_listener.https.rule_set_names, "edge")
    error_message = "The load balancer redirects /metrics."
  }
}

run "removes_forgeable_client_headers" {
  command = plan

  assert {
    condition = toset([
      for item in oci_load_balancer_rule_set.edge.items : item.header if item.action == "REMOVE_HTTP_REQUEST_HEADER"
    ]) == toset(["Forwarded", "X-Forwarded-Host", "X-Forwarded-Prefix"])
    error_message = "Headers that only a proxy may set are removed."
  }
}

run "has_a_firewall_that_answers_with_problems" {
  command = plan

  assert {
    condition     = oci_waf_web_app_firewall.this.load_balancer_id == oci_load_balancer_load_balancer.this.id
    error_message = "The load balancer has the firewall."
  }

  assert {
    condition = alltrue([
      for action in oci_waf_web_app_firewall_policy.this.actions :
      action.headers[0].value == "application/problem+json" && jsondecode(action.body[0].text).status == action.code
      if action.type == "RETURN_HTTP_RESPONSE"
    ])
    error_message = "Every rejection is a problem (RFC 9457)."
  }

  assert {
    condition     = alltrue([for rule in oci_waf_web_app_firewall_policy.this.request_protection[0].rules : rule.action_name == "refuse_attack"]) && length(oci_waf_web_app_firewall_policy.this.request_protection[0].rules) == 4
    error_message = "Four kinds of attack are rejected."
  }

  assert {
    condition     = oci_waf_web_app_firewall_policy.this.request_rate_limiting[0].rules[0].configurations[0].requests_limit == 6000 && oci_waf_web_app_firewall_policy.this.request_rate_limiting[0].rules[0].configurations[0].period_in_seconds == 60
    error_message = "An address may make 6000 requests in a minute."
  }
}

run "can_detect_without_blocking" {
  command = plan

  variables {
    firewall_action = "DETECT"
  }

  assert {
    condition     = alltrue([for rule in oci_waf_web_app_firewall_policy.this.request_protection[0].rules : rule.action_name == "note"])
    error_message = "With DETECT attacks are only logged."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id                  = "production"
    name                            = "Bharat Mart"
    subnet_id                       = "balancer"
    security_group_id               = "balancer"
    certificate_id                  = "-----BEGIN CERTIFICATE-----"
    backend_set_name                = "bharatmart backend"
    service_port                    = 80
    health_check                    = { path = "api/health", interval_ms = 10000, timeout_ms = 3000, unhealthy_threshold = 3 }
    bandwidth_mbps                  = { minimum = 100, maximum = 50 }
    requests_per_minute_per_address = 1
    firewall_action                 = "ALLOW"
    freeform_tags                   = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.subnet_id,
    var.security_group_id,
    var.certificate_id,
    var.backend_set_name,
    var.service_port,
    var.health_check,
    var.bandwidth_mbps,
    var.requests_per_minute_per_address,
    var.firewall_action,
    var.freeform_tags,
  ]
}

run "refuses_a_timeout_longer_than_the_interval" {
  command = plan

  variables {
    health_check = { path = "/api/health", interval_ms = 10000, timeout_ms = 10000, unhealthy_threshold = 3 }
  }

  expect_failures = [var.health_check]
}
