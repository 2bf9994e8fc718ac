variable "compartment_id" {
  description = "OCID of the compartment of the pool."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
  }
}

variable "name" {
  description = "Display name of the pool."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,39}$", var.name))
    error_message = "name must be 3 to 40 lower-case letters, digits and dashes, a letter first."
  }
}

variable "instance_configuration_id" {
  description = "OCID of the instance configuration of new instances."
  type        = string

  validation {
    condition     = startswith(var.instance_configuration_id, "ocid1.")
    error_message = "instance_configuration_id must be an OCID."
  }
}

variable "availability_domains" {
  description = "Names of the pool's availability domains, the preferred one first."
  type        = list(string)

  validation {
    condition     = length(var.availability_domains) >= 1 && length(var.availability_domains) <= 3 && length(distinct(var.availability_domains)) == length(var.availability_domains)
    error_message = "availability_domains must be one to three different ones."
  }
}

variable "fault_domain" {
  description = "The one fault domain of the pool, in each of the availability domains."
  type        = string

  validation {
    condition     = contains(["FAULT-DOMAIN-1", "FAULT-DOMAIN-2", "FAULT-DOMAIN-3"], var.fault_domain)
    error_message = "fault_domain must be FAULT-DOMAIN-1, FAULT-DOMAIN-2 or FAULT-DOMAIN-3."
  }
}

variable "subnet_id" {
  description = "OCID of the private subnet."
  type        = string

  validation {
    condition     = startswith(var.subnet_id, "ocid1.")
    error_message = "subnet_id must be an OCID."
  }
}

variable "backend" {
  description = "Load balancer, backend set and port of the instances."
  type = object({
    load_balancer_id = string
    backend_set_name = string
    port             = number
  })

  validation {
    condition     = startswith(var.backend.load_balancer_id, "ocid1.") && var.backend.backend_set_name != "" && var.backend.port >= 1024 && var.backend.port <= 65535
    error_message = "backend needs the OCID of a load balancer, the name of a backend set, and a port from 1024 to 65535."
  }
}

variable "size" {
  description = "Minimum and maximum instances of the pool, for autoscaling."
  type = object({
    minimum = number
    maximum = number
  })

  validation {
    condition     = var.size.minimum >= 1 && var.size.maximum <= 50 && var.size.maximum >= ceil(var.size.minimum * 1.5) && floor(var.size.minimum) == var.size.minimum && floor(var.size.maximum) == var.size.maximum
    error_message = "size needs whole numbers with 1 <= minimum, maximum <= 50, and a maximum of at least one and a half times the minimum: two pools have to carry the load of the third."
  }
}

variable "autoscaling" {
  description = "CPU in percent above which an instance is added and below which one is removed, the periods (ISO 8601), and the cooldown in seconds."
  type = object({
    out_above_percent = number
    out_after         = string
    in_below_percent  = number
    in_after          = string
    cool_down_seconds = number
  })

  validation {
    condition     = var.autoscaling.in_below_percent >= 1 && var.autoscaling.in_below_percent * 2 <= var.autoscaling.out_above_percent && var.autoscaling.out_above_percent <= 95 && can(regex("^PT[0-9]+M$", var.autoscaling.out_after)) && can(regex("^PT[0-9]+M$", var.autoscaling.in_after)) && var.autoscaling.cool_down_seconds >= 300
    error_message = "autoscaling needs 1 <= in <= out / 2 (otherwise it oscillates), out <= 95, durations such as PT5M, and a cooldown of at least 300 seconds."
  }
}

variable "drain_period_seconds" {
  description = "Seconds for which an instance still serves after SIGTERM."
  type        = number

  validation {
    condition     = var.drain_period_seconds >= 1 && var.drain_period_seconds <= 600 && floor(var.drain_period_seconds) == var.drain_period_seconds
    error_message = "drain_period_seconds must be a whole number from 1 to 600."
  }
}

variable "freeform_tags" {
  description = "Tags on every resource."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(var.freeform_tags) <= 10 && alltrue([for key in keys(var.freeform_tags) : can(regex("^[A-Za-z0-9_-]{1,100}$", key))])
    error_message = "freeform_tags allows at most ten tags, with keys of letters, digits, dashes and underscores."
  }
}
