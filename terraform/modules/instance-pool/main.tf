locals {
  # A new autoscaling starts with "initial" instances at once. So this is the pool's size as it is, which Terraform reads
  # before each plan, and not the minimum: that would shrink a pool at its peak.
  current_size = min(max(oci_core_instance_pool.this.size, var.size.minimum), var.size.maximum)
}

resource "oci_core_instance_pool" "this" {
  compartment_id            = var.compartment_id
  display_name              = var.name
  instance_configuration_id = var.instance_configuration_id
  size                      = var.size.minimum
  freeform_tags             = var.freeform_tags

  dynamic "placement_configurations" {
    for_each = var.availability_domains

    content {
      availability_domain = placement_configurations.value
      fault_domains       = [var.fault_domain]

      primary_vnic_subnets {
        subnet_id = var.subnet_id
      }
    }
  }

  load_balancers {
    load_balancer_id = var.backend.load_balancer_id
    backend_set_name = var.backend.backend_set_name
    port             = var.backend.port
    vnic_selection   = "PrimaryVnic"
  }

  # An instance is out of the load balancer for this time before it is turned off. When it is turned off, it also drains
  # itself.
  lifecycle_management {
    lifecycle_actions {
      pre_termination {
        is_enabled = true
        timeout    = var.drain_period_seconds

        on_timeout {
          preserve_boot_volume_mode  = "DELETE_ALWAYS"
          preserve_block_volume_mode = "DELETE_ALWAYS"
        }
      }
    }
  }

  lifecycle {
    # Autoscaling and the rolling deploy change it.
    ignore_changes = [size]
  }
}

resource "oci_autoscaling_auto_scaling_configuration" "this" {
  compartment_id       = var.compartment_id
  display_name         = var.name
  cool_down_in_seconds = var.autoscaling.cool_down_seconds
  is_enabled           = true
  freeform_tags        = var.freeform_tags

  auto_scaling_resources {
    type = "instancePool"
    id   = oci_core_instance_pool.this.id
  }

  policies {
    display_name = "cpu"
    policy_type  = "threshold"

    capacity {
      initial = local.current_size
      min     = var.size.minimum
      max     = var.size.maximum
    }

    rules {
      display_name = "out"

      action {
        type  = "CHANGE_COUNT_BY"
        value = 1
      }

      metric {
        metric_source    = "COMPUTE_AGENT"
        metric_type      = "CPU_UTILIZATION"
        pending_duration = var.autoscaling.out_after

        threshold {
          operator = "GT"
          value    = var.autoscaling.out_above_percent
        }
      }
    }

    rules {
      display_name = "in"

      action {
        type  = "CHANGE_COUNT_BY"
        value = -1
      }

      metric {
        metric_source    = "COMPUTE_AGENT"
        metric_type      = "CPU_UTILIZATION"
        pending_duration = var.autoscaling.in_after

        threshold {
          operator = "LT"
          value    = var.autoscaling.in_below_percent
        }
      }
    }
  }

  lifecycle {
    # The rolling deploy turns it off while it changes the pool, and on again. Oracle's provider replaces it when anything
    # in its policy changes: for another threshold that is what has to happen, but not because the pool has grown. A
    # replacement uses the values as written above.
    ignore_changes = [is_enabled, policies[0].capacity[0].initial]
  }
}
