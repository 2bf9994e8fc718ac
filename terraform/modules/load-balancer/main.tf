# A reserved address outlives the load balancer, so DNS does not change when the load balancer is rebuilt.
resource "oci_core_public_ip" "this" {
  compartment_id = var.compartment_id
  display_name   = var.name
  lifetime       = "RESERVED"
  freeform_tags  = var.freeform_tags

  lifecycle {
    # The load balancer uses the address, which then shows here.
    ignore_changes = [private_ip_id]
  }
}

resource "oci_load_balancer_load_balancer" "this" {
  compartment_id             = var.compartment_id
  display_name               = var.name
  shape                      = "flexible"
  subnet_ids                 = [var.subnet_id]
  network_security_group_ids = [var.security_group_id]
  is_private                 = false
  is_request_id_enabled      = true
  request_id_header          = "X-Request-Id"
  freeform_tags              = var.freeform_tags

  shape_details {
    minimum_bandwidth_in_mbps = var.bandwidth_mbps.minimum
    maximum_bandwidth_in_mbps = var.bandwidth_mbps.maximum
  }

  reserved_ips {
    id = oci_core_public_ip.this.id
  }
}

# The pools attach and detach their instances. Do not edit it meanwhile: the service would lose one of the two changes.
resource "oci_load_balancer_backend_set" "this" {
  load_balancer_id = oci_load_balancer_load_balancer.this.id
  name             = var.backend_set_name
  policy           = "ROUND_ROBIN"

  health_checker {
    protocol          = "HTTP"
    port              = var.service_port
    url_path          = var.health_check.path
    interval_ms       = var.health_check.interval_ms
    timeout_in_millis = var.health_check.timeout_ms
    retries           = var.health_check.unhealthy_threshold
    return_code       = 200
  }
}

resource "oci_load_balancer_rule_set" "redirect" {
  load_balancer_id = oci_load_balancer_load_balancer.this.id
  name             = "redirect_to_https"

  items {
    action        = "REDIRECT"
    description   = "Redirects all requests to HTTPS, with method and body"
    response_code = 308

    conditions {
      attribute_name  = "PATH"
      attribute_value = "/"
      operator        = "FORCE_LONGEST_PREFIX_MATCH"
    }

    redirect_uri {
      protocol = "HTTPS"
      host     = "{host}"
      port     = 443
      path     = "{path}"
      query    = "?{query}"
    }
  }
}

resource "oci_load_balancer_rule_set" "edge" {
  load_balancer_id = oci_load_balancer_load_balancer.this.id
  name             = "edge"

  # The firewall already answers 404; this is a second protection.
  items {
    action        = "REDIRECT"
    description   = "Only the agent on the instance reads the metrics"
    response_code = 302

    conditions {
      attribute_name  = "PATH"
      attribute_value = "/metrics"
      operator        = "PREFIX_MATCH"
    }

    redirect_uri {
      path  = "/"
      query = ""
    }
  }

  items {
    action                         = "HTTP_HEADER"
    description                    = "The service's limit"
    http_large_header_size_in_kb   = 16
    are_invalid_characters_allowed = false
  }

  items {
    action = "ADD_HTTP_RESPONSE_HEADER"
    header = "Strict-Transport-Security"
    value  = "max-age=31536000"
  }

  # Headers that a client could forge; the load balancer sets its own.
  dynamic "items" {
    for_each = toset(["Forwarded", "X-Forwarded-Host", "X-Forwarded-Prefix"])

    content {
      action = "REMOVE_HTTP_REQUEST_HEADER"
      header = items.value
    }
  }
}

resource "oci_load_balancer_listener" "https" {
  load_balancer_id         = oci_load_balancer_load_balancer.this.id
  name                     = "https"
  port                     = 443
  protocol                 = "HTTP"
  default_backend_set_name = oci_load_balancer_backend_set.this.name
  rule_set_names           = [oci_load_balancer_rule_set.edge.name]

  ssl_configuration {
    certificate_ids         = [var.certificate_id]
    protocols               = ["TLSv1.2", "TLSv1.3"]
    cipher_suite_name       = "oci-tls-12-13-ssl-cipher-suite-v3"
    server_order_preference = "ENABLED"
    verify_peer_certificate = false # browsers have no client certificate
  }

  connection_configuration {
    idle_timeout_in_seconds = "60"
  }
}

resource "oci_load_balancer_listener" "http" {
  load_balancer_id         = oci_load_balancer_load_balancer.this.id
  name                     = "http"
  port                     = 80
  protocol                 = "HTTP"
  default_backend_set_name = oci_load_balancer_backend_set.this.name
  rule_set_names           = [oci_load_balancer_rule_set.redirect.name]

  connection_configuration {
    idle_timeout_in_seconds = "10"
  }
}
