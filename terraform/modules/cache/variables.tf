variable "compartment_id" {
  description = "OCID of the compartment of the cache."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
  }
}

variable "name" {
  description = "Display name of the cache."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,39}$", var.name))
    error_message = "name must be 3 to 40 lower-case letters, digits and dashes, a letter first."
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

variable "security_group_id" {
  description = "OCID of the network security group that controls access."
  type        = string

  validation {
    condition     = startswith(var.security_group_id, "ocid1.")
    error_message = "security_group_id must be an OCID."
  }
}

variable "software_version" {
  description = "VALKEY_8_1 or REDIS_7_0."
  type        = string

  validation {
    condition     = contains(["VALKEY_8_1", "REDIS_7_0"], var.software_version)
    error_message = "software_version must be VALKEY_8_1 or REDIS_7_0."
  }
}

variable "node_count" {
  description = "Nodes, the primary included: 1 to 5. From 2 on a replica takes over when the primary fails."
  type        = number

  validation {
    condition     = var.node_count >= 1 && var.node_count <= 5 && floor(var.node_count) == var.node_count
    error_message = "node_count must be a whole number from 1 to 5."
  }
}

variable "node_memory_gb" {
  description = "Memory of each node in GB, 2 to 500."
  type        = number

  validation {
    condition     = var.node_memory_gb >= 2 && var.node_memory_gb <= 500
    error_message = "node_memory_gb must be from 2 to 500."
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
