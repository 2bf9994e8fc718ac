mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

override_resource {
  target          = oci_core_network_security_group.this["balancer"]
  override_during = plan
  values          = { id = "ocid1.networksecuritygroup.oc1..balancer" }
}

override_resource {
  target          = oci_core_network_security_group.this["instance"]
  override_during = plan
  values          = { id = "ocid1.networksecuritygroup.oc1..instance" }
}

override_resource {
  target          = oci_core_network_security_group.this["migration"]
  override_during = plan
  values          = { id = "ocid1.networksecuritygroup.oc1..migration" }
}

override_resource {
  target          = oci_core_network_security_group.this["database"]
  override_during = plan
  values          = { id = "ocid1.networksecuritygroup.oc1..database" }
}

override_resource {
  target          = oci_core_network_security_group.this["cache"]
  override_during = plan
  values          = { id = "ocid1.networksecuritygroup.oc1..cache" }
}

variables {
  compartment_id = "ocid1.compartment.oc1..mock"
  name           = "bharatmart-test"
  vcn_cidr_block = "10.10.0.0/16"
  dns_label      = "bharatmart"
  service_port   = 8080
  database_port  = 5432
}

run "has_one_public_subnet_for_the_load_balancer" {
  command = plan

  assert {
    condition     = [for name, subnet in oci_core_subnet.this : name if !subnet.prohibit_public_ip_on_vnic || !subnet.prohibit_internet_ingress] == ["balancer"]
    error_message = "Only the load balancer's subnet can have public addresses."
  }

  assert {
    condition     = { for name, subnet in oci_core_subnet.this : name => subnet.cidr_block } == { balancer = "10.10.0.0/20", instance = "10.10.16.0/20", data = "10.10.32.0/20" }
    error_message = "Each subnet has a sixteenth of the network."
  }

  assert {
    condition     = alltrue([for subnet in oci_core_subnet.this : subnet.availability_domain == null || subnet.availability_domain == "" || !can(regex("AD-[0-9]", subnet.availability_domain))])
    error_message = "Subnets span the availability domains."
  }
}

run "permits_external_traffic_only_to_the_load_balancer" {
  command = plan

  assert {
    condition = toset([
      for rule in oci_core_network_security_group_security_rule.this :
      "${rule.network_security_group_id}:${rule.tcp_options[0].destination_port_range[0].min}-${rule.tcp_options[0].destination_port_range[0].max}"
      if rule.direction == "INGRESS" && rule.source_type == "CIDR_BLOCK"
      ]) == toset([
      "ocid1.networksecuritygroup.oc1..balancer:443-443",
      "ocid1.networksecuritygroup.oc1..balancer:80-80",
    ])
    error_message = "Addresses reach only ports 443 and 80 of the load balancer."
  }
}

run "permits_only_the_load_balancer_to_reach_the_service" {
  command = plan

  assert {
    condition = [
      for rule in oci_core_network_security_group_security_rule.this :
      "${rule.source}:${rule.tcp_options[0].destination_port_range[0].min}-${rule.tcp_options[0].destination_port_range[0].max}"
      if rule.direction == "INGRESS" && endswith(rule.network_security_group_id, "..instance")
    ] == ["ocid1.networksecuritygroup.oc1..balancer:8080-8080"]
    error_message = "An instance accepts only connections from the load balancer to port 8080."
  }

  assert {
    condition = length([
      for rule in oci_core_network_security_group_security_rule.this : rule
      if rule.direction == "INGRESS" && endswith(rule.network_security_group_id, "..migration")
    ]) == 0
    error_message = "A migration accepts no connections."
  }
}

run "permits_only_needed_access_to_database_and_cache" {
  command = plan

  assert {
    condition = toset([
      for rule in oci_core_network_security_group_security_rule.this :
      "${rule.source} ${rule.network_security_group_id} ${rule.tcp_options[0].destination_port_range[0].min}"
      if rule.direction == "INGRESS" && can(regex("[.](database|cache)$", rule.network_security_group_id))
      ]) == toset([
      "ocid1.networksecuritygroup.oc1..instance ocid1.networksecuritygroup.oc1..database 5432",
      "ocid1.networksecuritygroup.oc1..migration ocid1.networksecuritygroup.oc1..database 5432",
      "ocid1.networksecuritygroup.oc1..instance ocid1.networksecuritygroup.oc1..cache 6379",
    ])
    error_message = "Only instances reach database and cache, and a migration reaches the database."
  }
}

run "permits_only_needed_outgoing_traffic" {
  command = plan

  assert {
    condition     = alltrue([for rule in oci_core_network_security_group_security_rule.this : rule.protocol == "6" && !rule.stateless])
    error_message = "All rules are for TCP and stateful."
  }

  assert {
    condition = toset([
      for rule in oci_core_network_security_group_security_rule.this :
      "${element(split(".", rule.network_security_group_id), 4)} ${rule.tcp_options[0].destination_port_range[0].min}"
      if rule.direction == "EGRESS" && rule.destination_type == "CIDR_BLOCK"
    ]) == toset(["instance 443", "instance 587", "migration 443"])
    error_message = "Outside, instances reach only HTTPS and mail submission, a migration only HTTPS."
  }
}

run "empties_the_default_security_list" {
  command = plan

  assert {
    condition     = length(oci_core_default_security_list.this.ingress_security_rules) == 0 && length(oci_core_default_security_list.this.egress_security_rules) == 0
    error_message = "The default list would permit SSH."
  }
}

run "opens_the_port_of_the_database" {
  command = plan

  variables {
    database_port = 6432
  }

  assert {
    condition     = oci_core_network_security_group_security_rule.this["database_from_instance"].tcp_options[0].destination_port_range[0].min == 6432
    error_message = "Only the port of the database is open."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id = "production"
    name           = "Bharat Mart"
    vcn_cidr_block = "10.10.0.0/24"
    dns_label      = "bharat-mart"
    service_port   = 80
    database_port  = 80
    freeform_tags  = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.vcn_cidr_block,
    var.dns_label,
    var.service_port,
    var.database_port,
    var.freeform_tags,
  ]
}

run "refuses_an_invalid_address_range" {
  command = plan

  variables {
    vcn_cidr_block = "ten"
  }

  expect_failures = [var.vcn_cidr_block]
}
