output "defined_tags" {
  description = "The tag of the instances of each role."
  value       = { for role in local.roles : role => { "${oci_identity_tag_namespace.this.name}.${oci_identity_tag.role.name}" = role } }
}

output "dynamic_group_ids" {
  description = "OCIDs of the dynamic groups by role, for the agents' configurations."
  value       = { for role, group in oci_identity_dynamic_group.this : role => group.id }
}

output "service_policy_ids" {
  description = "OCIDs of the policies for Oracle's services; the bucket, the boot volumes and the pools need them."
  value       = [oci_identity_policy.object_storage.id, oci_identity_policy.block_storage.id, oci_identity_policy.compute_management.id]
}
