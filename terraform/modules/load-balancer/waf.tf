locals {
  problem = "application/problem+json"

  # Collaborative rule groups of the OWASP core rules, as the service lists them. The body is not checked: a name or an
  # address that looks like SQL must not cost an order, and the service binds every parameter anyway.
  protections = {
    sql_injection         = "9420000"
    cross_site_scripting  = "9410000"
    local_file_inclusion  = "9300000"
    remote_code_execution = "9320000"
  }

  refusals = {
    refuse_attack    = { code = 403, slug = "request_refused", title = "Request refused" }
    refuse_unknown   = { code = 404, slug = "not_found", title = "Not found" }
    refuse_too_often = { code = 429, slug = "rate_limited", title = "Too many requests" }
  }
}

resource "oci_waf_web_app_firewall_policy" "this" {
  compartment_id = var.compartment_id
  display_name   = var.name
  freeform_tags  = var.freeform_tags

  actions {
    name = "allow"
    type = "ALLOW"
  }

  actions {
    name = "note"
    type = "CHECK"
  }

  dynamic "actions" {
    for_each = local.refusals

    content {
      name = actions.key
      type = "RETURN_HTTP_RESPONSE"
      code = actions.value.code

      headers {
        name  = "Content-Type"
        value = local.problem
      }

      body {
        type = "STATIC_TEXT"
        text = jsonencode({ type = "about:blank", title = actions.value.title, status = actions.value.code, code = actions.value.slug })
      }
    }
  }

  request_access_control {
    default_action_name = "allow"

    rules {
      name               = "metrics_are_not_public"
      type               = "ACCESS_CONTROL"
      action_name        = "refuse_unknown"
      condition_language = "JMESPATH"
      condition          = "i_starts_with(http.request.url.path, '/metrics')"
    }
  }

  request_rate_limiting {
    rules {
      name        = "per_address"
      type        = "REQUEST_RATE_LIMITING"
      action_name = "refuse_too_often"

      configurations {
        period_in_seconds          = 60
        requests_limit             = var.requests_per_minute_per_address
        action_duration_in_seconds = 60
      }
    }
  }

  request_protection {
    dynamic "rules" {
      for_each = local.protections

      content {
        name                       = rules.key
        type                       = "PROTECTION"
        action_name                = var.firewall_action == "BLOCK" ? "refuse_attack" : "note"
        is_body_inspection_enabled = false

        protection_capabilities {
          key                            = rules.value
          version                        = 2
          collaborative_action_threshold = 4
        }
      }
    }
  }
}

resource "oci_waf_web_app_firewall" "this" {
  compartment_id             = var.compartment_id
  display_name               = var.name
  backend_type               = "LOAD_BALANCER"
  load_balancer_id           = oci_load_balancer_load_balancer.this.id
  web_app_firewall_policy_id = oci_waf_web_app_firewall_policy.this.id
  freeform_tags              = var.freeform_tags
}
