variable "compartment_id" {
  description = "OCID of the compartment of the load balancer."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
  }
}

variable "name" {
  description = "Prefix of all display names."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,39}$", var.name))
    error_message = "name must be 3 to 40 lower-case letters, digits and dashes, a letter first."
  }
}

variable "subnet_id" {
  description = "OCID of the public subnet."
  type        = string

  validation {
    condition     = startswith(var.subnet_id, "ocid1.")
    error_message = "subnet_id must be an OCID."
  }
}

variable "security_group_id" {
  description = "OCID of the network security group that controls access."
  type        = string

  validation {
    condition     = startswith(var.security_group_id, "ocid1.")
    error_message = "security_group_id must be an OCID."
  }
}

variable "certificate_id" {
  description = "OCID of a certificate in the Certificates service of this region. Its private key never leaves that service."
  type        = string

  validation {
    condition     = startswith(var.certificate_id, "ocid1.certificate.")
    error_message = "certificate_id must be the OCID of a certificate in the Certificates service."
  }
}

variable "backend_set_name" {
  description = "Name of the backend set that the instance pools join."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,32}$", var.backend_set_name))
    error_message = "backend_set_name must be 1 to 32 letters, digits, dashes and underscores."
  }
}

variable "service_port" {
  description = "TCP port of the service."
  type        = number

  validation {
    condition     = var.service_port >= 1024 && var.service_port <= 65535 && floor(var.service_port) == var.service_port
    error_message = "service_port must be a whole number from 1024 to 65535."
  }
}

variable "health_check" {
  description = "The load balancer's health check: path, interval and timeout in milliseconds, and consecutive failures until an instance is out."
  type = object({
    path                = string
    interval_ms         = number
    timeout_ms          = number
    unhealthy_threshold = number
  })

  validation {
    condition     = startswith(var.health_check.path, "/") && var.health_check.interval_ms >= 1000 && var.health_check.interval_ms <= 1800000 && var.health_check.timeout_ms >= 1 && var.health_check.timeout_ms < var.health_check.interval_ms && var.health_check.unhealthy_threshold >= 1 && var.health_check.unhealthy_threshold <= 10
    error_message = "health_check needs a path, an interval from 1,000 to 1,800,000 ms, a shorter timeout, and a threshold from 1 to 10."
  }
}

variable "bandwidth_mbps" {
  description = "Minimum and maximum bandwidth of the load balancer in Mbit/s."
  type = object({
    minimum = number
    maximum = number
  })

  validation {
    condition     = var.bandwidth_mbps.minimum >= 10 && var.bandwidth_mbps.minimum <= var.bandwidth_mbps.maximum && var.bandwidth_mbps.maximum <= 8000
    error_message = "bandwidth_mbps must satisfy 10 <= minimum <= maximum <= 8000."
  }
}

variable "requests_per_minute_per_address" {
  description = "Requests per minute and address before the firewall answers 429."
  type        = number

  validation {
    condition     = var.requests_per_minute_per_address >= 60 && var.requests_per_minute_per_address <= 1000000 && floor(var.requests_per_minute_per_address) == var.requests_per_minute_per_address
    error_message = "requests_per_minute_per_address must be a whole number from 60 to 1000000."
  }
}

variable "firewall_action" {
  description = "What the firewall does with a request that looks like an attack: BLOCK, or DETECT to only log it, in a log with the paths of all requests."
  type        = string
  default     = "BLOCK"

  validation {
    condition     = contains(["BLOCK", "DETECT"], var.firewall_action)
    error_message = "firewall_action must be BLOCK or DETECT."
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
