output "vcn_id" {
  description = "OCID of the network."
  value       = oci_core_vcn.this.id
}

output "subnet_ids" {
  description = "OCIDs of the subnets balancer (public), instance and data (both private)."
  value       = { for name, subnet in oci_core_subnet.this : name => subnet.id }
}

output "security_group_ids" {
  description = "OCIDs of the network security groups balancer, instance, migration, database and cache."
  value       = { for name, group in oci_core_network_security_group.this : name => group.id }
}
