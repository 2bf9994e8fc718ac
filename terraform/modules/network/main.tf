locals {
  world = "0.0.0.0/0"

  subnets = {
    balancer = { number = 0, is_public = true }
    instance = { number = 1, is_public = false }
    data     = { number = 2, is_public = false }
  }

  groups = toset(["balancer", "instance", "migration", "database", "cache"])

  # All permitted traffic. Everything else is denied: security groups have no other rules, and the default security list
  # of the network is emptied below.
  rules = {
    balancer_from_world_https    = { group = "balancer", direction = "INGRESS", peer = local.world, port = 443 }
    balancer_from_world_http     = { group = "balancer", direction = "INGRESS", peer = local.world, port = 80 }
    balancer_to_instance         = { group = "balancer", direction = "EGRESS", peer = "instance", port = var.service_port }
    instance_from_balancer       = { group = "instance", direction = "INGRESS", peer = "balancer", port = var.service_port }
    instance_to_world_https      = { group = "instance", direction = "EGRESS", peer = local.world, port = 443 }
    instance_to_world_submission = { group = "instance", direction = "EGRESS", peer = local.world, port = 587 }
    instance_to_database         = { group = "instance", direction = "EGRESS", peer = "database", port = var.database_port }
    instance_to_cache            = { group = "instance", direction = "EGRESS", peer = "cache", port = 6379 }
    migration_to_world_https     = { group = "migration", direction = "EGRESS", peer = local.world, port = 443 }
    migration_to_database        = { group = "migration", direction = "EGRESS", peer = "database", port = var.database_port }
    database_from_instance       = { group = "database", direction = "INGRESS", peer = "instance", port = var.database_port }
    database_from_migration      = { group = "database", direction = "INGRESS", peer = "migration", port = var.database_port }
    cache_from_instance          = { group = "cache", direction = "INGRESS", peer = "instance", port = 6379 }
  }

  oracle_services = one([
    for service in data.oci_core_services.this.services : service
  ])
}

# Oracle's services in the region (registry, Vault, Object Storage, Monitoring), without the internet.
data "oci_core_services" "this" {
  filter {
    name   = "name"
    values = ["All .* Services In Oracle Services Network"]
    regex  = true
  }
}

resource "oci_core_vcn" "this" {
  compartment_id = var.compartment_id
  cidr_blocks    = [var.vcn_cidr_block]
  display_name   = var.name
  dns_label      = var.dns_label
  freeform_tags  = var.freeform_tags
}

# The default list of a new network permits SSH from everywhere and all outgoing traffic; this one permits nothing.
resource "oci_core_default_security_list" "this" {
  manage_default_resource_id = oci_core_vcn.this.default_security_list_id
  display_name               = "${var.name}-empty"
  freeform_tags              = var.freeform_tags
}

resource "oci_core_internet_gateway" "this" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = var.name
  freeform_tags  = var.freeform_tags
}

resource "oci_core_nat_gateway" "this" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = var.name
  freeform_tags  = var.freeform_tags
}

resource "oci_core_service_gateway" "this" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = var.name
  freeform_tags  = var.freeform_tags

  services {
    service_id = local.oracle_services.id
  }
}

resource "oci_core_route_table" "public" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-public"
  freeform_tags  = var.freeform_tags

  route_rules {
    description       = "The internet"
    destination       = local.world
    network_entity_id = oci_core_internet_gateway.this.id
  }
}

resource "oci_core_route_table" "private" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-private"
  freeform_tags  = var.freeform_tags

  route_rules {
    description       = "Outgoing only: payment gateway, messages"
    destination       = local.world
    network_entity_id = oci_core_nat_gateway.this.id
  }

  route_rules {
    description       = "Oracle's services of the region"
    destination       = local.oracle_services.cidr_block
    destination_type  = "SERVICE_CIDR_BLOCK"
    network_entity_id = oci_core_service_gateway.this.id
  }
}

# Regional subnets: they span the availability domains.
resource "oci_core_subnet" "this" {
  for_each = local.subnets

  compartment_id             = var.compartment_id
  vcn_id                     = oci_core_vcn.this.id
  cidr_block                 = cidrsubnet(var.vcn_cidr_block, 4, each.value.number)
  display_name               = "${var.name}-${each.key}"
  dns_label                  = each.key
  prohibit_public_ip_on_vnic = !each.value.is_public
  prohibit_internet_ingress  = !each.value.is_public
  route_table_id             = each.value.is_public ? oci_core_route_table.public.id : oci_core_route_table.private.id
  security_list_ids          = [oci_core_default_security_list.this.id]
  freeform_tags              = var.freeform_tags
}

resource "oci_core_network_security_group" "this" {
  for_each = local.groups

  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-${each.key}"
  freeform_tags  = var.freeform_tags
}

resource "oci_core_network_security_group_security_rule" "this" {
  for_each = local.rules

  network_security_group_id = oci_core_network_security_group.this[each.value.group].id
  description               = replace(each.key, "_", " ")
  direction                 = each.value.direction
  protocol                  = "6" # TCP
  stateless                 = false

  source      = each.value.direction == "INGRESS" ? local.peers[each.value.peer].address : null
  source_type = each.value.direction == "INGRESS" ? local.peers[each.value.peer].type : null

  destination      = each.value.direction == "EGRESS" ? local.peers[each.value.peer].address : null
  destination_type = each.value.direction == "EGRESS" ? local.peers[each.value.peer].type : null

  tcp_options {
    destination_port_range {
      min = each.value.port
      max = each.value.port
    }
  }
}

locals {
  peers = merge(
    { (local.world) = { address = local.world, type = "CIDR_BLOCK" } },
    { for group in local.groups : group => { address = oci_core_network_security_group.this[group].id, type = "NETWORK_SECURITY_GROUP" } },
  )
}
