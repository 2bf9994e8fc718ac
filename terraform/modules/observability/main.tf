locals {
  balancer = "backendSetName = \"${var.load_balancer.backend_set_name}\", resourceId = \"${var.load_balancer.id}\""
  database = "resourceId = \"${var.database_id}\""
  cache    = "resourceId = \"${var.cache_id}\""

  # What the objectives count, as in docs/slo.md and docker/prometheus/rules: requests to the API, and not the load
  # balancer's health checks, which a draining instance answers 503; checkouts that failed because of the service, and not
  # those of products that are sold out.
  api              = "route =~ \"/api/v1/*\""
  not_failed       = "status_code =~ \"2*|3*|4*\""
  service_failures = "reason =~ \"internal_error|overloaded|dependency_unavailable|read_only|http_5*\""

  # Counters start at zero with each instance, so their rates are added, not their values.
  requests        = "(http_requests_total[5m]{${local.api}}.rate()).grouping().sum()"
  failed_requests = "(http_requests_total[5m]{${local.api}, status_code =~ \"5*\"}.rate()).grouping().sum()"
  answers         = "(http_request_duration_seconds_count[5m]{${local.api}, ${local.not_failed}}.rate()).grouping().sum()"
  fast_answers    = "(http_request_duration_seconds_bucket[5m]{${local.api}, ${local.not_failed}, le = \"${var.thresholds.p95_seconds}\"}.rate()).grouping().sum()"
  failed_orders   = "(orders_failed_total[5m]{${local.service_failures}}.rate()).grouping().sum()"

  # An instance is a backend as soon as it runs, and with a stock image it installs packages for minutes before it is
  # healthy. So what is urgent is that too few are healthy, not that one is not: fewer than 70 % of the minimum, as in
  # docker/prometheus/rules, which is reached when a fault domain is lost.
  needed_backends  = ceil(var.minimum_backends * 7 / 10)
  healthy_backends = "(BackendServers[1m]{${local.balancer}}.grouping().min() - UnHealthyBackendServers[1m]{${local.balancer}}.grouping().max())"

  alarms = merge(
    {
      too-few-backends = {
        summary   = "Fewer than ${local.needed_backends} instances are healthy"
        namespace = "oci_lbaas"
        query     = "${local.healthy_backends} < ${local.needed_backends}"
        pending   = "PT2M"
        severity  = "CRITICAL"
      }
      # Longer than an instance needs to start, which is what the rolling deploy waits for it.
      unhealthy-backends = {
        summary   = "An instance has not answered the load balancer's health check for a quarter of an hour"
        namespace = "oci_lbaas"
        query     = "UnHealthyBackendServers[1m]{${local.balancer}}.max() > 0"
        pending   = "PT15M"
        severity  = "WARNING"
      }
      balancer-errors = {
        summary   = "The load balancer returns 5xx to clients"
        namespace = "oci_lbaas"
        query     = "HttpResponses5xx[5m]{${local.balancer}}.sum() > ${var.thresholds.balancer_errors}"
        pending   = "PT1M"
        severity  = "CRITICAL"
      }
      error-ratio = {
        summary   = "More than ${var.thresholds.error_percent} % of the requests to the API fail"
        namespace = var.metrics_namespace
        query     = "${local.failed_requests} / ${local.requests} > ${var.thresholds.error_percent / 100}"
        pending   = "PT5M"
        severity  = "CRITICAL"
      }
      # The p95 is above a bound exactly when fewer than 95 in 100 responses are in the bucket of that bound.
      latency-p95 = {
        summary   = "The p95 of the responses is above ${var.thresholds.p95_seconds} s"
        namespace = var.metrics_namespace
        query     = "${local.fast_answers} / ${local.answers} < 0.95"
        pending   = "PT10M"
        severity  = "WARNING"
      }
      order-failures = {
        summary   = "More than ${var.thresholds.order_failures_per_minute} checkouts fail in a minute because of the service"
        namespace = var.metrics_namespace
        query     = "${local.failed_orders} > ${var.thresholds.order_failures_per_minute / 60}"
        pending   = "PT5M"
        severity  = "CRITICAL"
      }
      # The other alarms for the service's own metrics do not fire without metrics. Monitoring reports an absence for two
      # hours if it is not told how long; three days is the most.
      metrics-absent = {
        summary   = "No instance sends metrics"
        namespace = var.metrics_namespace
        query     = "instance_info[5m].grouping().absent(3d)"
        pending   = "PT5M"
        severity  = "CRITICAL"
      }
      database-cpu = {
        summary   = "The database's CPU is busy"
        namespace = "oci_postgresql"
        query     = "CpuUtilization[5m]{${local.database}}.max() > ${var.thresholds.utilization_percent}"
        pending   = "PT10M"
        severity  = "WARNING"
      }
      database-memory = {
        summary   = "The database's memory fills up"
        namespace = "oci_postgresql"
        query     = "MemoryUtilization[5m]{${local.database}}.max() > ${var.thresholds.utilization_percent}"
        pending   = "PT10M"
        severity  = "WARNING"
      }
      database-absent = {
        summary   = "The database sends no metrics"
        namespace = "oci_postgresql"
        query     = "CpuUtilization[5m]{${local.database}}.grouping().absent(3d)"
        pending   = "PT5M"
        severity  = "CRITICAL"
      }
      cache-cpu = {
        summary   = "The cache's CPU is busy"
        namespace = "oci_redis"
        query     = "CPUUtilization[5m]{${local.cache}}.max() > ${var.thresholds.utilization_percent}"
        pending   = "PT10M"
        severity  = "WARNING"
      }
      cache-memory = {
        summary   = "The cache's memory fills up: when it is full, users cannot log in"
        namespace = "oci_redis"
        query     = "MemoryUtilization[5m]{${local.cache}}.max() > ${var.thresholds.utilization_percent}"
        pending   = "PT10M"
        severity  = "WARNING"
      }
      # From the instances: OCI reports how full the cache is, but not its policy.
      sessions-evictable = {
        summary   = "The cache is configured to evict sessions when it is full"
        namespace = var.metrics_namespace
        query     = "redis_eviction_allowed[5m].grouping().max() > 0"
        pending   = "PT5M"
        severity  = "WARNING"
      }
      sessions-evicted = {
        summary   = "The cache evicts sessions: users are signed out"
        namespace = var.metrics_namespace
        query     = "(redis_evicted_keys[5m].rate()).grouping().max() > 0"
        pending   = "PT1M"
        severity  = "CRITICAL"
      }
      cache-absent = {
        summary   = "The cache sends no metrics"
        namespace = "oci_redis"
        query     = "MemoryUtilization[5m]{${local.cache}}.grouping().absent(3d)"
        pending   = "PT5M"
        severity  = "CRITICAL"
      }
    },
    # The share of the checks that succeed, over all places they come from. Each place, and each error, is a metric of its
    # own, so without grouping one failed check would be an alarm.
    {
      (var.watch.is_serving ? "unreachable" : "standby-unreachable") = {
        summary   = var.watch.is_serving ? "The serving region cannot be reached from outside" : "The standby region cannot be reached from outside"
        namespace = "oci_healthchecks"
        query     = "HTTP.isHealthy[1m]{resourceId = \"${var.watch.monitor_id}\", target = \"${var.watch.address}\"}.grouping().mean() < 0.5"
        pending   = "PT3M"
        severity  = var.watch.is_serving ? "CRITICAL" : "WARNING"
      }
    },
  )

  # Without shoppers a single failed request is a large share, and writes fail before the promotion. So a standby has these
  # alarms, but they are off. The playbook turns them on, by Oracle's command, when it has to serve.
  traffic_alarms = ["balancer-errors", "error-ratio", "latency-p95", "order-failures"]

  # Nobody shops in the standby region, so its own faults are no emergency. The serving region's absence is one, and the
  # standby region reports it. Those that are off have the severity for which they are turned on.
  severities = {
    for name, alarm in local.alarms : name =>
    var.is_serving || contains(concat(["unreachable"], local.traffic_alarms), name) ? alarm.severity : "WARNING"
  }

  # Several alarms can share a page.
  playbooks = {
    too-few-backends   = "unhealthy-backends"
    unhealthy-backends = "unhealthy-backends"
    balancer-errors    = "high-error-ratio"
    error-ratio        = "high-error-ratio"
    latency-p95        = "high-latency"
    order-failures     = "order-failures"
    metrics-absent     = "metrics-absent"
    database-cpu       = "database-busy"
    database-memory    = "database-busy"
    database-absent    = "database-absent"
    cache-cpu          = "cache-busy"
    cache-memory       = "cache-busy"
    sessions-evictable = "SessionsCanBeEvicted"
    sessions-evicted   = "SessionsEvicted"
    cache-absent       = "cache-absent"
    unreachable        = "region-unreachable"

    standby-unreachable = "region-unreachable"
  }

  # The access log of the load balancer and the log of the firewall have the path of each request as received. The id of
  # a guest's cart in it is the right to use that cart, and neither log can be redacted. So there is no access log, and
  # the firewall writes one only while it blocks nothing, to test its rules.
  logs = merge(
    { error = { service = "loadbalancer", category = "error", resource = var.load_balancer.id } },
    var.load_balancer.firewall_log ? { firewall = { service = "waf", category = "all", resource = var.load_balancer.firewall_id } } : {},
  )
}

resource "oci_ons_notification_topic" "this" {
  compartment_id = var.compartment_id
  name           = var.name
  description    = "Alarms of ${var.name}"
  freeform_tags  = var.freeform_tags
}

resource "oci_ons_subscription" "this" {
  for_each = toset(var.alarm_emails)

  compartment_id = var.compartment_id
  topic_id       = oci_ons_notification_topic.this.id
  protocol       = "EMAIL"
  endpoint       = each.value
  freeform_tags  = var.freeform_tags
}

resource "oci_monitoring_alarm" "this" {
  for_each = local.alarms

  compartment_id               = var.compartment_id
  metric_compartment_id        = var.compartment_id
  display_name                 = "${var.name}-${each.key}"
  alarm_summary                = each.value.summary
  body                         = "${each.value.summary}. Playbook: ${var.playbook_url}/${local.playbooks[each.key]}.md"
  namespace                    = each.value.namespace
  query                        = each.value.query
  pending_duration             = each.value.pending
  resolution                   = "1m"
  severity                     = local.severities[each.key]
  destinations                 = [oci_ons_notification_topic.this.id]
  message_format               = "ONS_OPTIMIZED"
  repeat_notification_duration = local.severities[each.key] == "CRITICAL" ? "PT30M" : "PT4H"
  is_enabled                   = var.is_serving || !contains(local.traffic_alarms, each.key)
  freeform_tags                = var.freeform_tags
}

resource "oci_logging_log_group" "this" {
  compartment_id = var.compartment_id
  display_name   = var.name
  description    = "Logs of ${var.name}"
  freeform_tags  = var.freeform_tags
}

resource "oci_logging_log" "service" {
  log_group_id       = oci_logging_log_group.this.id
  display_name       = "service"
  log_type           = "CUSTOM"
  is_enabled         = true
  retention_duration = var.log_retention_days
  freeform_tags      = var.freeform_tags
}

resource "oci_logging_log" "edge" {
  for_each = local.logs

  log_group_id       = oci_logging_log_group.this.id
  display_name       = each.key
  log_type           = "SERVICE"
  is_enabled         = true
  retention_duration = var.log_retention_days
  freeform_tags      = var.freeform_tags

  configuration {
    compartment_id = var.compartment_id

    source {
      source_type = "OCISERVICE"
      service     = each.value.service
      category    = each.value.category
      resource    = each.value.resource
    }
  }
}

# The agent on each instance reads the service's log, one JSON object per line.
resource "oci_logging_unified_agent_configuration" "logs" {
  compartment_id = var.compartment_id
  display_name   = "${var.name}-logs"
  description    = "The service's log"
  is_enabled     = true
  freeform_tags  = var.freeform_tags

  group_association {
    group_list = [var.dynamic_group_id]
  }

  service_configuration {
    configuration_type = "LOGGING"

    destination {
      log_object_id = oci_logging_log.service.id
    }

    sources {
      name        = "service"
      source_type = "LOG_TAIL"
      paths       = ["/var/log/bharatmart/*.log"]

      advanced_options {
        is_read_from_head = true
      }

      parser {
        parser_type    = "JSON"
        field_time_key = "@timestamp"
        time_type      = "STRING"
        time_format    = "%Y-%m-%dT%H:%M:%S.%NZ"
      }
    }
  }
}

# The agent also reads the metrics of its own instance, so no other machine needs access.
resource "oci_logging_unified_agent_configuration" "metrics" {
  compartment_id = var.compartment_id
  display_name   = "${var.name}-metrics"
  description    = "The service's metrics"
  is_enabled     = true
  freeform_tags  = var.freeform_tags

  group_association {
    group_list = [var.dynamic_group_id]
  }

  service_configuration {
    configuration_type = "MONITORING"

    application_configurations {
      source_type = "URL"

      source {
        name = "service"

        scrape_targets {
          name = "service"
          url  = "http://127.0.0.1:${var.service_port}/metrics"
        }
      }

      destination {
        compartment_id    = var.compartment_id
        metrics_namespace = var.metrics_namespace
      }
    }
  }
}
