locals {
  name    = "bharatmart-${var.environment}"
  standby = toset(var.standby == null ? [] : ["this"])

  bucket_name         = "${local.name}-media"
  archive_bucket_name = "${local.name}-archive"

  # Properties of the service that operators do not choose.
  service = {
    port              = 8080
    backend_set_name  = "bharatmart-backend"
    metrics_namespace = "bharatmart"

    health_check = {
      path                = "/api/health"
      interval_ms         = 10000
      timeout_ms          = 3000
      unhealthy_threshold = 3
    }
  }

  # Passwords that Vault generates.
  generated_secrets = {
    database-owner       = "Password of the role that owns the schema; only migrations read it"
    database-application = "Password of the role that the service has: rows, no DDL"
  }

  secrets = merge(var.secrets, {
    "spring.datasource.password" = module.secrets.secret_ids["database-application"]
  })

  migration_secrets = {
    "spring.datasource.password"      = module.secrets.secret_ids["database-owner"]
    "bharatmart.application.password" = module.secrets.secret_ids["database-application"]
  }

  database = {
    engine_version        = var.database.engine_version
    instance_count        = var.database.instance_count
    ocpu_count            = var.database.ocpu_count
    memory_gb             = var.database.memory_gb
    backup_retention_days = var.database.backup_retention_days
    rpo                   = { is_enforced = var.database.rpo_enforced, seconds = var.database.rpo_seconds }
  }

  edge = {
    bandwidth_mbps                  = var.bandwidth_mbps
    firewall_action                 = var.firewall_action
    requests_per_minute_per_address = var.requests_per_minute_per_address
  }

  bucket = {
    namespace    = data.oci_objectstorage_namespace.this.namespace
    name         = local.bucket_name
    archive_name = local.archive_bucket_name
    policy_ids   = module.identity.service_policy_ids
  }

  identity = {
    defined_tags     = module.identity.defined_tags
    dynamic_group_id = module.identity.dynamic_group_ids.application
  }

  alarm = {
    emails             = var.alarm_emails
    playbook_url       = var.playbook_url
    log_retention_days = var.log_retention_days
    thresholds         = var.alarm_thresholds
  }

  addresses = merge(
    { primary = module.primary.ip_address },
    var.standby == null ? {} : { standby = module.standby["this"].ip_address },
  )

  # Which region each region watches from outside, by the health check in it: the other one, if there is one.
  watch = {
    for region, watched in var.standby == null ? { primary = "primary" } : { primary = "standby", standby = "primary" } : region => {
      monitor_id                                           = module.dns_failover.monitor_ids[watched]
      address                                              = local.addresses[watched]
      is_serving                                           = watched == var.active_region
    }
  }

  # What a region needs at most: each pool at its maximum, as many again for the pool that a rolling deploy doubles, and
  # an instance that migrates. The standby needs the same, since it can become the serving region.
  most_instances = 4 * var.pool_size.maximum + 1
  shape_family   = replace(lower(trimsuffix(trimprefix(var.shape.name, "VM."), ".Flex")), ".", "-")

  tags = merge(var.freeform_tags, { application = "bharatmart", environment = var.environment })

  # The region that does not serve is warm: one instance in each fault domain, for health checks and a fast scale-up.
  warm_size    = { minimum = 1, maximum = var.pool_size.maximum }
  standby_size = var.active_region == "standby" ? var.pool_size : local.warm_size
}
