output "ip_address" {
  description = "Public address of the load balancer."
  value       = module.load_balancer.ip_address
}

output "database_id" {
  description = "OCID of the database, for a replica of it."
  value       = module.database.database_id
}

output "database_management_policy" {
  description = "Backups and point-in-time recovery of a serving database, in the spelling of Oracle's command line."
  value       = module.database.management_policy
}

output "bucket_name" {
  description = "Name of the bucket."
  value       = module.object_storage.bucket_name
}

output "archive_bucket_name" {
  description = "Name of the bucket of the archive."
  value       = module.archive.bucket_name
}

output "playbooks" {
  description = "Name of the playbook's page for each alarm."
  value       = module.observability.playbooks
}

output "deployment" {
  description = "The resources that the rolling deploy and the playbooks use."
  value = {
    region                              = var.region
    compartment_id                      = var.compartment_id
    name                                = var.name
    load_balancer_id                    = module.load_balancer.load_balancer_id
    backend_set_name                    = module.load_balancer.backend_set_name
    drain_period_seconds                = var.drain_period_seconds
    pool_size                           = var.pool_size
    alarm_names                         = module.observability.alarm_names
    traffic_alarm_ids                   = module.observability.traffic_alarm_ids
    migration_instance_configuration_id = module.migration.instance_configuration_id
    pools = {
      for key in keys(local.pools) : key => {
        instance_pool_id             = local.instance_pools[key].instance_pool_id
        autoscaling_configuration_id = local.instance_pools[key].autoscaling_configuration_id
        release                      = module.instance_configuration[key].release
        image_id                     = var.instance.image_ids[key]
        container_image              = lookup(var.instance.container_images, key, null)
      }
    }
  }
}
