mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id            = "ocid1.compartment.oc1..mock"
  name                      = "bharatmart-test-pool-a"
  instance_configuration_id = "ocid1.instanceconfiguration.oc1..mock"
  availability_domains      = ["AD-1", "AD-2", "AD-3"]
  fault_domain              = "FAULT-DOMAIN-1"
  subnet_id                 = "ocid1.subnet.oc1..instance"
  backend                   = { load_balancer_id = "ocid1.loadbalancer.oc1..mock", backend_set_name = "bharatmart-backend", port = 8080 }
  size                      = { minimum = 2, maximum = 4 }
  autoscaling               = { out_above_percent = 70, out_after = "PT5M", in_below_percent = 30, in_after = "PT15M", cool_down_seconds = 300 }
  drain_period_seconds      = 35
}

run "has_two_instances_in_one_fault_domain" {
  command = plan

  assert {
    condition     = oci_core_instance_pool.this.size == 2
    error_message = "A pool has two instances."
  }

  assert {
    condition     = distinct(flatten([for placement in oci_core_instance_pool.this.placement_configurations : placement.fault_domains])) == tolist(["FAULT-DOMAIN-1"])
    error_message = "All of them are in one fault domain."
  }

  assert {
    condition     = oci_core_instance_pool.this.placement_configurations[*].availability_domain == tolist(["AD-1", "AD-2", "AD-3"])
    error_message = "They are spread over the availability domains."
  }
}

run "joins_the_backend_set" {
  command = plan

  assert {
    condition = one(oci_core_instance_pool.this.load_balancers) == {
      id               = one(oci_core_instance_pool.this.load_balancers).id
      instance_pool_id = one(oci_core_instance_pool.this.load_balancers).instance_pool_id
      state            = one(oci_core_instance_pool.this.load_balancers).state
      load_balancer_id = "ocid1.loadbalancer.oc1..mock"
      backend_set_name = "bharatmart-backend"
      port             = 8080
      vnic_selection   = "PrimaryVnic"
    }
    error_message = "The load balancer uses each instance's first address, port 8080."
  }
}

run "grows_above_70_percent_for_5_minutes" {
  command = plan

  assert {
    condition = one([
      for rule in oci_autoscaling_auto_scaling_configuration.this.policies[0].rules :
      "${rule.action[0].value} ${rule.metric[0].metric_source} ${rule.metric[0].metric_type} ${rule.metric[0].threshold[0].operator} ${rule.metric[0].threshold[0].value} ${rule.metric[0].pending_duration}"
      if rule.display_name == "out"
    ]) == "1 COMPUTE_AGENT CPU_UTILIZATION GT 70 PT5M"
    error_message = "One instance more when the CPU is above 70 % for 5 minutes."
  }
}

run "shrinks_below_30_percent_for_15_minutes" {
  command = plan

  assert {
    condition = one([
      for rule in oci_autoscaling_auto_scaling_configuration.this.policies[0].rules :
      "${rule.action[0].value} ${rule.metric[0].metric_source} ${rule.metric[0].metric_type} ${rule.metric[0].threshold[0].operator} ${rule.metric[0].threshold[0].value} ${rule.metric[0].pending_duration}"
      if rule.display_name == "in"
    ]) == "-1 COMPUTE_AGENT CPU_UTILIZATION LT 30 PT15M"
    error_message = "One instance less when the CPU is below 30 % for 15 minutes."
  }
}

run "never_shrinks_below_two_and_can_carry_the_loss_of_a_pool" {
  command = plan

  assert {
    condition     = oci_autoscaling_auto_scaling_configuration.this.policies[0].capacity[0].min == 2 && oci_autoscaling_auto_scaling_configuration.this.policies[0].capacity[0].max >= 3
    error_message = "Two pools of three carry the load of three pools of two."
  }

  assert {
    condition     = oci_autoscaling_auto_scaling_configuration.this.auto_scaling_resources[0].id == oci_core_instance_pool.this.id && oci_autoscaling_auto_scaling_configuration.this.cool_down_in_seconds == 300 && oci_autoscaling_auto_scaling_configuration.this.is_enabled
    error_message = "The rules apply to this pool, with a cooldown of 300 s."
  }
}

run "starts_with_its_minimum" {
  command = plan

  assert {
    condition     = oci_autoscaling_auto_scaling_configuration.this.policies[0].capacity[0].initial == 2
    error_message = "A new pool starts with its minimum. tests/applied shows what a grown one does."
  }
}

run "detaches_an_instance_from_the_load_balancer_first" {
  command = plan

  assert {
    condition     = oci_core_instance_pool.this.lifecycle_management[0].lifecycle_actions[0].pre_termination[0].is_enabled && oci_core_instance_pool.this.lifecycle_management[0].lifecycle_actions[0].pre_termination[0].timeout == 35
    error_message = "An instance waits for the drain period before it is removed."
  }

  assert {
    condition     = oci_core_instance_pool.this.lifecycle_management[0].lifecycle_actions[0].pre_termination[0].on_timeout[0].preserve_boot_volume_mode == "DELETE_ALWAYS"
    error_message = "Its disk is deleted with it."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id            = "production"
    name                      = "Bharat Mart"
    instance_configuration_id = "configuration"
    availability_domains      = []
    fault_domain              = "FAULT-DOMAIN-4"
    subnet_id                 = "instance"
    backend                   = { load_balancer_id = "balancer", backend_set_name = "bharatmart-backend", port = 8080 }
    size                      = { minimum = 2, maximum = 2 }
    autoscaling               = { out_above_percent = 70, out_after = "5m", in_below_percent = 30, in_after = "PT15M", cool_down_seconds = 300 }
    drain_period_seconds      = 0
    freeform_tags             = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.instance_configuration_id,
    var.availability_domains,
    var.fault_domain,
    var.subnet_id,
    var.backend,
    var.size,
    var.autoscaling,
    var.drain_period_seconds,
    var.freeform_tags,
  ]
}

run "refuses_autoscaling_that_would_oscillate" {
  command = plan

  variables {
    autoscaling = { out_above_percent = 50, out_after = "PT5M", in_below_percent = 40, in_after = "PT15M", cool_down_seconds = 300 }
  }

  expect_failures = [var.autoscaling]
}

run "refuses_a_cooldown_that_oracle_rejects" {
  command = plan

  variables {
    autoscaling = { out_above_percent = 70, out_after = "PT5M", in_below_percent = 30, in_after = "PT15M", cool_down_seconds = 60 }
  }

  expect_failures = [var.autoscaling]
}

run "refuses_the_same_availability_domain_twice" {
  command = plan

  variables {
    availability_domains = ["AD-1", "AD-1"]
  }

  expect_failures = [var.availability_domains]
}
