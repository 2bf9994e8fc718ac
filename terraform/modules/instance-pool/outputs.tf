output "instance_pool_id" {
  description = "OCID of the pool."
  value       = oci_core_instance_pool.this.id
}

output "autoscaling_configuration_id" {
  description = "OCID of the pool's autoscaling."
  value       = oci_autoscaling_auto_scaling_configuration.this.id
}
