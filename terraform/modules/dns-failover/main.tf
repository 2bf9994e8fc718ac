locals {
  # Lower comes first; a map's keys are in the order of their names.
  priority = { for position, region in concat([var.active], [for name in keys(var.addresses) : name if name != var.active]) : region => position + 1 }
}

# Checked from several places in the world, by HTTPS, at each region's own address. DNS uses its results, and so does the
# primary region's alarm about the standby.
resource "oci_health_checks_http_monitor" "this" {
  compartment_id      = var.compartment_id
  display_name        = var.name
  protocol            = "HTTPS"
  method              = "GET"
  port                = 443
  path                = var.health_check.path
  targets             = values(var.addresses)
  interval_in_seconds = var.health_check.interval_seconds
  timeout_in_seconds  = var.health_check.timeout_seconds
  headers             = { Host = var.domain_name }
  is_enabled          = true
  freeform_tags       = var.freeform_tags
}

# A monitor's results are in the region that made it, and so is their alarm. So the primary is watched from the standby:
# an alarm about a lost region must not be lost with it.
resource "oci_health_checks_http_monitor" "from_standby" {
  provider = oci.standby
  for_each = { for name, address in var.addresses : name => address if name == "primary" && length(var.addresses) > 1 }

  compartment_id      = var.compartment_id
  display_name        = "${var.name}-${each.key}"
  protocol            = "HTTPS"
  method              = "GET"
  port                = 443
  path                = var.health_check.path
  targets             = [each.value]
  interval_in_seconds = var.health_check.interval_seconds
  timeout_in_seconds  = var.health_check.timeout_seconds
  headers             = { Host = var.domain_name }
  is_enabled          = true
  freeform_tags       = var.freeform_tags
}

resource "oci_dns_steering_policy" "this" {
  compartment_id          = var.compartment_id
  display_name            = var.name
  template                = "FAILOVER"
  ttl                     = var.ttl_seconds
  health_check_monitor_id = oci_health_checks_http_monitor.this.id
  freeform_tags           = var.freeform_tags

  # An answer's data must equal the monitor's target exactly; this connects the two.
  dynamic "answers" {
    for_each = var.addresses

    content {
      name        = answers.key
      rtype       = "A"
      rdata       = answers.value
      pool        = answers.key
      is_disabled = false
    }
  }

  rules {
    rule_type = "FILTER"

    default_answer_data {
      answer_condition = "answer.isDisabled != true"
      should_keep      = true
    }
  }

  rules {
    rule_type = "HEALTH"
  }

  rules {
    rule_type = "PRIORITY"

    dynamic "default_answer_data" {
      for_each = local.priority

      content {
        answer_condition = "answer.pool == '${default_answer_data.key}'"
        value            = default_answer_data.value
      }
    }
  }

  rules {
    rule_type     = "LIMIT"
    default_count = 1
  }

  lifecycle {
    create_before_destroy = true
  }
}

# The zone's own record. It applies only while no policy is attached: for seconds, while a switch replaces the policy.
resource "oci_dns_rrset" "this" {
  zone_name_or_id = var.zone_id
  domain          = var.domain_name
  rtype           = "A"

  items {
    domain = var.domain_name
    rtype  = "A"
    rdata  = var.addresses[var.active]
    ttl    = var.ttl_seconds
  }
}

resource "oci_dns_steering_policy_attachment" "this" {
  display_name       = var.name
  domain_name        = var.domain_name
  steering_policy_id = oci_dns_steering_policy.this.id
  zone_id            = var.zone_id

  depends_on = [oci_dns_rrset.this]
}
