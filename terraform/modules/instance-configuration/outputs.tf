output "instance_configuration_id" {
  description = "OCID of the instance configuration."
  value       = oci_core_instance_configuration.this.id
}

output "release" {
  description = "The release of its instances in twelve characters, which is also their tag release."
  value       = local.release
}
