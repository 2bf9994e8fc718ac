output "url" {
  description = "Address of the service."
  value       = "https://${var.domain_name}"
}

output "addresses" {
  description = "Public addresses of the regions, for a check without DNS."
  value = merge(
    { primary = module.primary.ip_address },
    var.standby == null ? {} : { standby = module.standby["this"].ip_address },
  )
}

output "deployments" {
  description = "The resources of each region that scripts/rolling-deploy uses."
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

output "playbooks" {
  description = "Name of the playbook's page for each alarm."
  value       = module.primary.playbooks
}
