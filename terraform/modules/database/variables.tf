variable "compartment_id" {
  description = "OCID of the compartment of the database."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
  }
}

variable "name" {
  description = "Display name of the database."
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

variable "engine_version" {
  description = "Major version of PostgreSQL, 15 to 18, as offered in the region."
  type        = string

  validation {
    condition     = contains(["15", "16", "17", "18"], var.engine_version)
    error_message = "engine_version must be 15, 16, 17 or 18."
  }
}

variable "shape" {
  description = "Shape of PostgreSQL's nodes, without its size."
  type        = string
  default     = "PostgreSQL.VM.Standard.E5.Flex"

  validation {
    condition     = can(regex("^PostgreSQL\\.VM\\.Standard[A-Za-z0-9.]*\\.Flex$", var.shape))
    error_message = "shape must be a flexible PostgreSQL shape."
  }
}

variable "instance_count" {
  description = "Nodes of PostgreSQL, the primary included. From 2 on a replica takes over when the primary fails."
  type        = number

  validation {
    condition     = var.instance_count >= 1 && var.instance_count <= 8 && floor(var.instance_count) == var.instance_count
    error_message = "instance_count must be a whole number from 1 to 8."
  }
}

variable "ocpu_count" {
  description = "OCPUs of each PostgreSQL node."
  type        = number

  validation {
    condition     = var.ocpu_count >= 1 && var.ocpu_count <= 64 && floor(var.ocpu_count) == var.ocpu_count
    error_message = "ocpu_count must be a whole number from 1 to 64."
  }
}

variable "memory_gb" {
  description = "Memory of each PostgreSQL node in GB."
  type        = number

  validation {
    condition     = var.memory_gb >= 16 && var.memory_gb <= 1024 && floor(var.memory_gb) == var.memory_gb
    error_message = "memory_gb must be a whole number from 16 to 1024."
  }
}

variable "backup_retention_days" {
  description = "Retention of backups, of their copies and of point-in-time recovery in days."
  type        = number

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35 && floor(var.backup_retention_days) == var.backup_retention_days
    error_message = "backup_retention_days must be a whole number from 7 to 35."
  }
}

variable "role" {
  description = "primary, or replica of a database in another region. It is the initial role: a switch-over changes it without Terraform."
  type        = string

  validation {
    condition     = contains(["primary", "replica"], var.role)
    error_message = "role must be primary or replica."
  }
}

variable "is_serving" {
  description = "Whether it is the primary now, which takes the backups. A switch-over changes it."
  type        = bool

  validation {
    condition     = var.is_serving != null
    error_message = "is_serving must be true or false."
  }
}

variable "peer_region" {
  description = "Region of the other one of the two databases, to which the serving one copies its backups. Null if there is no other one."
  type        = string
  default     = null

  validation {
    condition     = var.peer_region == null || can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", var.peer_region))
    error_message = "peer_region must be a region such as ap-hyderabad-1."
  }
}

variable "rpo" {
  description = "Seconds of changes that may be lost with the region, and whether that is enforced: the primary then holds writes back while its replica is further behind. Without it there is no limit, but a lost replica stops no orders."
  type = object({
    is_enforced = bool
    seconds     = number
  })
  default = {
    is_enforced = false
    seconds     = 300
  }

  validation {
    condition     = var.rpo.seconds >= 60 && var.rpo.seconds <= 86400 && floor(var.rpo.seconds) == var.rpo.seconds
    error_message = "rpo.seconds must be a whole number from 60 to 86400."
  }
}

variable "admin_secret_id" {
  description = "OCID of the Vault secret with the password of the role that owns the schema. Null for a replica, which uses its primary's."
  type        = string
  default     = null

  validation {
    condition     = var.admin_secret_id == null || startswith(coalesce(var.admin_secret_id, "x"), "ocid1.")
    error_message = "admin_secret_id must be an OCID."
  }
}

variable "primary_id" {
  description = "OCID of the primary in the other region, for a replica. Null for a primary."
  type        = string
  default     = null

  validation {
    condition     = var.primary_id == null || startswith(coalesce(var.primary_id, "x"), "ocid1.")
    error_message = "primary_id must be an OCID."
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
