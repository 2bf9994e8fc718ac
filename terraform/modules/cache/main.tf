# Sessions and cached answers. It cannot span regions: the standby has its own, which starts cold, and all that is lost
# with it is who is signed in.
resource "oci_redis_redis_cluster" "this" {
  compartment_id     = var.compartment_id
  display_name       = var.name
  cluster_mode       = "NONSHARDED"
  software_version   = var.software_version
  node_count         = var.node_count
  node_memory_in_gbs = var.node_memory_gb
  subnet_id          = var.subnet_id
  nsg_ids            = [var.security_group_id]
  freeform_tags      = var.freeform_tags
}
