output "url" {
  description = "Address of the service."
  value       = "https://${var.domain_name}"
}

output "addresses" {
  description = "Public addresses of the regions, for a check without DNS."
  value       = local.addresses
}

output "deployments" {
  description = "The resources of each region that scripts/rolling-deploy and the playbooks use."
  value = merge(
    { primary = module.primary.deployment },
    var.standby == null ? {} : { standby = module.standby["this"].deployment },
  )
}

output "database_ids" {
  description = "OCIDs of the databases, for a switch-over."
  value = merge(
    { primary = module.primary.database_id },
    var.standby == null ? {} : { standby = module.standby["this"].database_id },
  )
}

output "steering_policy_id" {
  description = "OCID of the DNS steering policy, for a switch-over while Terraform cannot be used."
  value       = module.dns_failover.steering_policy_id
}

output "database_management_policy" {
  description = "Backups and point-in-time recovery of a serving database, in the spelling of Oracle's command line, for a replica that is promoted while Terraform cannot be used."
  value       = module.primary.database_management_policy
}

output "limits" {
  description = "Service limits that each region needs at least, known before the first apply: cores and memory (GB) of the instances, of PostgreSQL and of the cache."
  value = {
    "${local.shape_family}-core-count"   = local.most_instances * var.shape.ocpu_count
    "${local.shape_family}-memory-count" = local.most_instances * var.shape.memory_gb

    postgresql-cores  = var.database.instance_count * var.database.ocpu_count
    postgresql-memory = var.database.instance_count * var.database.memory_gb
    cache-memory      = var.cache.node_count * var.cache.node_memory_gb
  }
}

output "playbooks" {
  description = "Name of the playbook's page for each alarm."
  value       = merge([for region in concat([module.primary], values(module.standby)) : region.playbooks]...)
}
