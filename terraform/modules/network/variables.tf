variable "compartment_id" {
  description = "OCID of the compartment of the network."
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

variable "vcn_cidr_block" {
  description = "Address range of the network, /16 to /20; each of three subnets gets a sixteenth of it."
  type        = string

  validation {
    condition     = can(cidrhost(var.vcn_cidr_block, 0)) && try(tonumber(split("/", var.vcn_cidr_block)[1]) >= 16 && tonumber(split("/", var.vcn_cidr_block)[1]) <= 20, false)
    error_message = "vcn_cidr_block must be an IPv4 range from /16 to /20."
  }
}

variable "dns_label" {
  description = "DNS label of the network, unique in the compartment."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{0,14}$", var.dns_label))
    error_message = "dns_label must be 1 to 15 lower-case letters and digits, a letter first."
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

variable "database_port" {
  description = "TCP port of the database."
  type        = number

  validation {
    condition     = var.database_port >= 1024 && var.database_port <= 65535 && floor(var.database_port) == var.database_port
    error_message = "database_port must be a whole number from 1024 to 65535."
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
