mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id    = "ocid1.compartment.oc1..mock"
  name              = "bharatmart-test"
  alarm_emails      = ["oncall@example.in", "boss@example.in"]
  playbook_url      = "https://git.example.in/docs/playbooks"
  load_balancer     = { id = "ocid1.loadbalancer.oc1..mock", backend_set_name = "bharatmart-backend", firewall_id = "ocid1.webappfirewall.oc1..mock" }
  minimum_backends  = 6
  database_id       = "ocid1.postgresqldbsystem.oc1..mock"
  cache_id          = "ocid1.rediscluster.oc1..mock"
  is_serving        = true
  watch             = { monitor_id = "ocid1.httpmonitor.oc1..mock", address = "198.51.100.10", is_serving = false }
  dynamic_group_id  = "ocid1.dynamicgroup.oc1..mock"
  metrics_namespace = "bharatmart"
  service_port      = 8080
}

run "pages_when_too_few_instances_are_healthy" {
  command = plan

  assert {
    condition     = oci_monitoring_alarm.this["too-few-backends"].query == "(BackendServers[1m]{backendSetName = \"bharatmart-backend\", resourceId = \"ocid1.loadbalancer.oc1..mock\"}.grouping().min() - UnHealthyBackendServers[1m]{backendSetName = \"bharatmart-backend\", resourceId = \"ocid1.loadbalancer.oc1..mock\"}.grouping().max()) < 5"
    error_message = "Of six instances at least five are healthy, or a fault domain may be lost."
  }

  assert {
    condition     = oci_monitoring_alarm.this["too-few-backends"].severity == "CRITICAL" && oci_monitoring_alarm.this["too-few-backends"].pending_duration == "PT2M"
    error_message = "It is urgent."
  }

  assert {
    condition     = oci_monitoring_alarm.this["balancer-errors"].query == "HttpResponses5xx[5m]{backendSetName = \"bharatmart-backend\", resourceId = \"ocid1.loadbalancer.oc1..mock\"}.sum() > 25"
    error_message = "5xx responses of any origin are an alarm."
  }
}

run "gives_a_new_instance_the_time_to_install_and_start" {
  command = plan

  assert {
    condition     = oci_monitoring_alarm.this["unhealthy-backends"].query == "UnHealthyBackendServers[1m]{backendSetName = \"bharatmart-backend\", resourceId = \"ocid1.loadbalancer.oc1..mock\"}.max() > 0" && oci_monitoring_alarm.this["unhealthy-backends"].pending_duration == "PT15M"
    error_message = "A new instance is a backend before it is healthy."
  }

  assert {
    condition     = tonumber(trimsuffix(trimprefix(oci_monitoring_alarm.this["unhealthy-backends"].pending_duration, "PT"), "M")) * 60 >= tonumber(regex("healthy_seconds=([0-9]+)", file("../../scripts/rolling-deploy"))[0])
    error_message = "The rolling deploy waits no longer for an instance than this alarm."
  }

  assert {
    condition     = [for name, alarm in oci_monitoring_alarm.this : name if alarm.severity == "CRITICAL" && strcontains(alarm.query, "UnHealthyBackendServers") && !strcontains(alarm.query, "BackendServers[1m]{${local.balancer}}.grouping().min() - ")] == []
    error_message = "An instance that starts pages nobody."
  }
}

run "counts_what_the_objectives_count" {
  command = plan

  assert {
    condition     = oci_monitoring_alarm.this["error-ratio"].query == "(http_requests_total[5m]{route =~ \"/api/v1/*\", status_code =~ \"5*\"}.rate()).grouping().sum() / (http_requests_total[5m]{route =~ \"/api/v1/*\"}.rate()).grouping().sum() > 0.01"
    error_message = "More than 1 % of the requests to the API failed. A 503 of /api/health, which a draining instance answers, is none of them."
  }

  assert {
    condition     = oci_monitoring_alarm.this["latency-p95"].query == "(http_request_duration_seconds_bucket[5m]{route =~ \"/api/v1/*\", status_code =~ \"2*|3*|4*\", le = \"0.3\"}.rate()).grouping().sum() / (http_request_duration_seconds_count[5m]{route =~ \"/api/v1/*\", status_code =~ \"2*|3*|4*\"}.rate()).grouping().sum() < 0.95"
    error_message = "The p95 is above 300 ms when fewer than 95 in 100 responses, without those that failed, took at most 300 ms."
  }

  assert {
    condition     = oci_monitoring_alarm.this["order-failures"].query == "(orders_failed_total[5m]{reason =~ \"internal_error|overloaded|dependency_unavailable|read_only|http_5*\"}.rate()).grouping().sum() > 0.5"
    error_message = "30 orders in a minute that the service failed are one in two seconds. A product that is sold out is none of them."
  }

  assert {
    condition     = oci_monitoring_alarm.this["metrics-absent"].query == "instance_info[5m].grouping().absent(3d)"
    error_message = "Missing metrics are an alarm, for three days, also while nobody shops."
  }
}

# The same requests and the same failures as in Prometheus' rules and in the document; only the wildcards differ.
run "says_the_same_as_prometheus_and_the_document" {
  command = plan

  assert {
    condition     = join(" ", distinct(flatten(regexall("route=~\"([^\"]+)\"", file("../../../docker/prometheus/rules/objectives.yml"))))) == replace(regex("route =~ \"([^\"]+)\"", local.api)[0], "*", ".*")
    error_message = "Prometheus counts requests of other routes."
  }

  assert {
    condition = join(" ", distinct(flatten([
      for rules in ["objectives", "alerts"] : regexall("reason=~\"([^\"]+)\"", file("../../../docker/prometheus/rules/${rules}.yml"))
    ]))) == replace(regex("reason =~ \"([^\"]+)\"", local.service_failures)[0], "5*", "5..")
    error_message = "Prometheus counts other failures of orders."
  }

  assert {
    condition     = alltrue([for reason in split("|", regex("reason =~ \"([^\"]+)\"", local.service_failures)[0]) : reason == "http_5*" || strcontains(file("../../../docs/slo.md"), "`${reason}`")])
    error_message = "docs/slo.md does not name a failure of the service."
  }
}

run "monitors_database_cache_and_external_access" {
  command = plan

  assert {
    condition = {
      for name in ["database-cpu", "database-memory", "database-absent", "cache-cpu", "cache-memory", "cache-absent", "standby-unreachable"] : name => "${oci_monitoring_alarm.this[name].namespace} ${oci_monitoring_alarm.this[name].query}"
      } == {
      database-cpu    = "oci_postgresql CpuUtilization[5m]{resourceId = \"ocid1.postgresqldbsystem.oc1..mock\"}.max() > 85"
      database-memory = "oci_postgresql MemoryUtilization[5m]{resourceId = \"ocid1.postgresqldbsystem.oc1..mock\"}.max() > 85"
      database-absent = "oci_postgresql CpuUtilization[5m]{resourceId = \"ocid1.postgresqldbsystem.oc1..mock\"}.grouping().absent(3d)"
      cache-cpu       = "oci_redis CPUUtilization[5m]{resourceId = \"ocid1.rediscluster.oc1..mock\"}.max() > 85"
      cache-memory    = "oci_redis MemoryUtilization[5m]{resourceId = \"ocid1.rediscluster.oc1..mock\"}.max() > 85"
      cache-absent    = "oci_redis MemoryUtilization[5m]{resourceId = \"ocid1.rediscluster.oc1..mock\"}.grouping().absent(3d)"

      standby-unreachable = "oci_healthchecks HTTP.isHealthy[1m]{resourceId = \"ocid1.httpmonitor.oc1..mock\", target = \"198.51.100.10\"}.grouping().mean() < 0.5"
    }
    error_message = "Alarms for load, utilization and missing metrics."
  }
}

run "monitors_evictions_of_sessions" {
  command = plan

  assert {
    condition     = oci_monitoring_alarm.this["sessions-evictable"].query == "redis_eviction_allowed[5m].grouping().max() > 0"
    error_message = "A cache that can evict sessions is an alarm."
  }

  assert {
    condition     = oci_monitoring_alarm.this["sessions-evicted"].query == "(redis_evicted_keys[5m].rate()).grouping().max() > 0"
    error_message = "A cache that evicts sessions is an alarm."
  }
}

# An alarm on a metric that does not exist never fires.
run "names_only_metrics_that_exist" {
  command = plan

  assert {
    condition = alltrue(flatten([
      for alarm in oci_monitoring_alarm.this : [
        for metric in regexall("([A-Za-z0-9_.]+)\\[[0-9]+m\\]", alarm.query) : contains(
          {
            oci_lbaas        = ["BackendServers", "UnHealthyBackendServers", "HttpResponses5xx"]
            oci_postgresql   = ["CpuUtilization", "MemoryUtilization"]
            oci_redis        = ["CPUUtilization", "MemoryUtilization"]
            oci_healthchecks = ["HTTP.isHealthy"]
            bharatmart       = ["http_requests_total", "http_request_duration_seconds_bucket", "http_request_duration_seconds_count", "orders_created_total", "orders_failed_total", "instance_info", "redis_eviction_allowed", "redis_evicted_keys"]
          }[alarm.namespace],
          metric[0],
        )
      ]
    ]))
    error_message = "An alarm names a metric that does not exist."
  }
}

run "notifies_receivers_with_an_existing_playbook" {
  command = plan

  assert {
    condition     = toset([for subscription in oci_ons_subscription.this : "${subscription.protocol} ${subscription.endpoint}"]) == toset(["EMAIL oncall@example.in", "EMAIL boss@example.in"])
    error_message = "Each address gets a mail."
  }

  assert {
    condition     = alltrue([for alarm in oci_monitoring_alarm.this : alarm.is_enabled && alarm.destinations == tolist([oci_ons_notification_topic.this.id])])
    error_message = "Every alarm is enabled and uses the topic."
  }

  assert {
    condition     = alltrue([for name, alarm in oci_monitoring_alarm.this : endswith(alarm.body, " https://git.example.in/docs/playbooks/${output.playbooks[name]}.md")])
    error_message = "Every alarm links its playbook."
  }

  assert {
    condition     = alltrue([for page in values(output.playbooks) : fileexists("../../../docs/playbooks/${page}.md")])
    error_message = "A playbook is missing in docs/playbooks."
  }
}

run "collects_metrics_and_logs_of_every_instance" {
  command = plan

  assert {
    condition     = oci_logging_unified_agent_configuration.metrics.service_configuration[0].configuration_type == "MONITORING" && oci_logging_unified_agent_configuration.metrics.service_configuration[0].application_configurations[0].source[0].scrape_targets[0].url == "http://127.0.0.1:8080/metrics"
    error_message = "The agent reads the service on its own instance."
  }

  assert {
    condition     = oci_logging_unified_agent_configuration.metrics.service_configuration[0].application_configurations[0].destination[0].metrics_namespace == "bharatmart"
    error_message = "It writes to the namespace of the alarms."
  }

  assert {
    condition     = oci_logging_unified_agent_configuration.logs.service_configuration[0].sources[0].paths == tolist(["/var/log/bharatmart/*.log"]) && oci_logging_unified_agent_configuration.logs.service_configuration[0].sources[0].parser[0].parser_type == "JSON"
    error_message = "It reads the service's log file."
  }

  assert {
    condition     = alltrue([for configuration in [oci_logging_unified_agent_configuration.metrics, oci_logging_unified_agent_configuration.logs] : configuration.group_association[0].group_list == tolist(["ocid1.dynamicgroup.oc1..mock"])])
    error_message = "On every serving instance."
  }

  assert {
    condition     = toset([for log in oci_logging_log.edge : "${log.configuration[0].source[0].service} ${log.configuration[0].source[0].category}"]) == toset(["loadbalancer error"])
    error_message = "No log has the paths of requests, which contain ids of carts."
  }
}

run "logs_what_a_firewall_in_detect_mode_finds" {
  command = plan

  variables {
    load_balancer = { id = "ocid1.loadbalancer.oc1..mock", backend_set_name = "bharatmart-backend", firewall_id = "ocid1.webappfirewall.oc1..mock", firewall_log = true }
  }

  assert {
    condition     = toset([for log in oci_logging_log.edge : "${log.configuration[0].source[0].service} ${log.configuration[0].source[0].category}"]) == toset(["loadbalancer error", "waf all"])
    error_message = "The firewall's log has the requests that the rules would block."
  }
}

run "is_critical_about_the_region_that_serves" {
  command = plan

  assert {
    condition     = oci_monitoring_alarm.this["too-few-backends"].severity == "CRITICAL" && oci_monitoring_alarm.this["metrics-absent"].severity == "CRITICAL" && oci_monitoring_alarm.this["standby-unreachable"].severity == "WARNING"
    error_message = "Shoppers are in this region."
  }

  assert {
    condition     = !contains(keys(oci_monitoring_alarm.this), "unreachable")
    error_message = "The other region says that this one is lost, since this one could not."
  }

  # The rolling deploy looks at these.
  assert {
    condition     = contains(output.alarm_names, "bharatmart-test-too-few-backends") && contains(output.alarm_names, "bharatmart-test-error-ratio") && !contains(output.alarm_names, "bharatmart-test-standby-unreachable")
    error_message = "The other region's absence is no reason to stop a roll here."
  }
}

run "has_the_alarms_of_a_standby_in_the_standby" {
  command = plan

  variables {
    is_serving = false
    watch      = { monitor_id = "ocid1.httpmonitor.oc1..mock", address = "192.0.2.10", is_serving = true }
  }

  assert {
    condition     = toset([for name, alarm in oci_monitoring_alarm.this : name if !alarm.is_enabled]) == toset(["balancer-errors", "error-ratio", "latency-p95", "order-failures"])
    error_message = "Without shoppers one failed request is a large share, so these are off."
  }

  assert {
    condition     = toset([for name, alarm in oci_monitoring_alarm.this : name if alarm.is_enabled && alarm.severity == "CRITICAL"]) == toset(["unreachable"])
    error_message = "Only the loss of the serving region is an emergency here."
  }

  assert {
    condition     = oci_monitoring_alarm.this["unreachable"].query == "HTTP.isHealthy[1m]{resourceId = \"ocid1.httpmonitor.oc1..mock\", target = \"192.0.2.10\"}.grouping().mean() < 0.5"
    error_message = "Only the serving region's address counts."
  }

  assert {
    condition     = alltrue([for name in ["too-few-backends", "unhealthy-backends", "metrics-absent", "database-absent", "cache-absent"] : oci_monitoring_alarm.this[name].is_enabled])
    error_message = "A standby that could not take over must be known before it has to."
  }

  assert {
    condition     = oci_monitoring_alarm.this["error-ratio"].severity == "CRITICAL"
    error_message = "Once turned on, it is as severe as in the serving region."
  }

  assert {
    condition     = length(output.traffic_alarm_ids) == 4 && !contains(output.alarm_names, "bharatmart-test-unreachable")
    error_message = "The playbook turns the four on; the roll ignores the other region."
  }
}

run "watches_itself_without_another_region" {
  command = plan

  variables {
    watch = { monitor_id = "ocid1.httpmonitor.oc1..mock", address = "192.0.2.10", is_serving = true }
  }

  assert {
    condition     = oci_monitoring_alarm.this["unreachable"].severity == "CRITICAL" && contains(output.alarm_names, "bharatmart-test-unreachable")
    error_message = "The one region's absence is an emergency, and stops a roll."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id     = "production"
    name               = "Bharat Mart"
    alarm_emails       = []
    playbook_url       = "http://example.in/"
    load_balancer      = { id = "balancer", backend_set_name = "bharatmart-backend", firewall_id = "firewall" }
    minimum_backends   = 0
    database_id        = "database"
    is_serving         = null
    cache_id           = "cache"
    watch              = { monitor_id = "monitor", address = "api.shop.example.in", is_serving = true }
    dynamic_group_id   = "group"
    metrics_namespace  = "oci_bharatmart"
    service_port       = 80
    log_retention_days = 31
    thresholds         = { balancer_errors = 25, error_percent = 1, p95_seconds = "0.25", order_failures_per_minute = 30, utilization_percent = 85 }
    freeform_tags      = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.alarm_emails,
    var.playbook_url,
    var.load_balancer,
    var.minimum_backends,
    var.database_id,
    var.is_serving,
    var.cache_id,
    var.watch,
    var.dynamic_group_id,
    var.metrics_namespace,
    var.service_port,
    var.log_retention_days,
    var.thresholds,
    var.freeform_tags,
  ]
}

run "refuses_an_invalid_address" {
  command = plan

  variables {
    alarm_emails = ["oncall"]
  }

  expect_failures = [var.alarm_emails]
}
