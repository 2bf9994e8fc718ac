variable "compartment_id" {
  description = "OCID of the compartment of steering policy and health check."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
  }
}

variable "name" {
  description = "Display name."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,39}$", var.name))
    error_message = "name must be 3 to 40 lower-case letters, digits and dashes, a letter first."
  }
}

variable "zone_id" {
  description = "OCID of the DNS zone of the domain."
  type        = string

  validation {
    condition     = startswith(var.zone_id, "ocid1.dns-zone.")
    error_message = "zone_id must be the OCID of a DNS zone."
  }
}

variable "domain_name" {
  description = "Domain of the service."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "domain_name must be a full domain name in lower case."
  }
}

variable "addresses" {
  description = "Public addresses of the regions by name, primary among them. The others follow in the order of their names."
  type        = map(string)

  validation {
    condition     = contains(keys(var.addresses), "primary") && alltrue([for address in values(var.addresses) : can(cidrhost("${address}/32", 0))])
    error_message = "addresses must be IPv4 addresses, one of them named primary."
  }
}

variable "active" {
  description = "Name of the region that serves while it is healthy."
  type        = string
  default     = "primary"

  validation {
    condition     = contains(keys(var.addresses), var.active)
    error_message = "active must be one of the names in addresses."
  }
}

variable "ttl_seconds" {
  description = "Seconds for which resolvers may cache the answer; a switch takes this time in addition to the health check."
  type        = number
  default     = 30

  validation {
    condition     = var.ttl_seconds >= 10 && var.ttl_seconds <= 600 && floor(var.ttl_seconds) == var.ttl_seconds
    error_message = "ttl_seconds must be a whole number from 10 to 600."
  }
}

variable "health_check" {
  description = "Path of the health check, its interval (10, 30 or 60) and timeout in seconds."
  type = object({
    path             = string
    interval_seconds = number
    timeout_seconds  = number
  })
  default = {
    path             = "/api/health"
    interval_seconds = 10
    timeout_seconds  = 10
  }

  validation {
    condition     = startswith(var.health_check.path, "/") && contains([10, 30, 60], var.health_check.interval_seconds) && contains([10, 20, 30, 60], var.health_check.timeout_seconds) && var.health_check.timeout_seconds <= var.health_check.interval_seconds
    error_message = "health_check needs a path, an interval of 10, 30 or 60 seconds, and a timeout of 10, 20, 30 or 60 that is not longer."
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
