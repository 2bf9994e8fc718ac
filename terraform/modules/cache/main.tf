# Sessions and cached responses. It cannot span regions: the standby has its own, which starts empty. Only the sessions
# are lost with it.
resource "oci_redis_redis_cluster" "this" {
  compartment_id          = var.compartment_id
  display_name            = var.name
  cluster_mode            = "NONSHARDED"
  software_version        = var.software_version
  node_count              = var.node_count
  node_memory_in_gbs      = var.node_memory_gb
  oci_cache_config_set_id = oci_redis_oci_cache_config_set.this.id
  subnet_id               = var.subnet_id
  nsg_ids                 = [var.security_group_id]
  freeform_tags           = var.freeform_tags
}

# A full cache rejects new sessions instead of evicting existing ones. A set cannot be changed, only replaced, and not
# while a cluster uses it: hence the version in its name, and create before destroy.
resource "oci_redis_oci_cache_config_set" "this" {
  compartment_id   = var.compartment_id
  display_name     = "${var.name}-${lower(replace(var.software_version, "_", "-"))}"
  software_version = var.software_version
  freeform_tags    = var.freeform_tags

  configuration_details {
    items {
      config_key   = "maxmemory-policy"
      config_value = "noeviction"
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
