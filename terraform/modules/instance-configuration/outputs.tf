output "instance_configuration_id" {
  description = "OCID of the instance configuration."
  value       = oci_core_instance_configuration.this.id
}

output "release" {
  description = "What its instances run, in twelve characters; they carry it as the tag release."
  value       = local.release
}
