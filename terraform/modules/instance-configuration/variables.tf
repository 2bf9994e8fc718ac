variable "compartment_id" {
  description = "OCID of the compartment of the instances."
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

variable "region" {
  description = "Region of the instances and their secrets, such as ap-mumbai-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", var.region))
    error_message = "region must be a region such as ap-mumbai-1."
  }
}

variable "role" {
  description = "application for a serving instance, migration for one that migrates the schema and reports the end on its console."
  type        = string

  validation {
    condition     = contains(["application", "migration"], var.role)
    error_message = "role must be application or migration."
  }
}

variable "placement" {
  description = "Availability domain and subnet, for an instance outside of a pool. Null for those of a pool."
  type = object({
    availability_domain = string
    subnet_id           = string
  })
  default = null

  validation {
    condition     = var.placement == null || try(length(var.placement.availability_domain) > 0 && startswith(var.placement.subnet_id, "ocid1."), false)
    error_message = "placement needs an availability domain and the OCID of a subnet."
  }
}

variable "security_group_id" {
  description = "OCID of the network security group of the instances."
  type        = string

  validation {
    condition     = startswith(var.security_group_id, "ocid1.")
    error_message = "security_group_id must be an OCID."
  }
}

variable "image_id" {
  description = "OCID of the machine image: Oracle Linux 9, or one based on it with the service in /opt/bharatmart."
  type        = string

  validation {
    condition     = startswith(var.image_id, "ocid1.image.")
    error_message = "image_id must be the OCID of an image."
  }
}

variable "container_image" {
  description = "Container image in the registry, by its digest. Null to run /opt/bharatmart/bharatmart.jar of the machine image."
  type        = string
  default     = null

  validation {
    condition     = var.container_image == null || can(regex("^[a-z0-9.-]+\\.ocir\\.io/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", var.container_image))
    error_message = "container_image must name an image in OCIR by its digest: REGION.ocir.io/NAMESPACE/REPOSITORY@sha256:..."
  }
}

variable "shape" {
  description = "Flexible shape and its size: OCPUs, and memory in GB."
  type = object({
    name       = string
    ocpu_count = number
    memory_gb  = number
  })

  validation {
    condition     = endswith(var.shape.name, ".Flex") && var.shape.ocpu_count >= 1 && var.shape.ocpu_count <= 64 && var.shape.memory_gb >= max(2, var.shape.ocpu_count) && var.shape.memory_gb <= var.shape.ocpu_count * 64
    error_message = "shape must be flexible, with 1 to 64 OCPUs, 1 to 64 GB for each, and at least 2 GB: one is for the system."
  }
}

variable "key_id" {
  description = "OCID of the key that encrypts the boot volumes."
  type        = string

  validation {
    condition     = startswith(var.key_id, "ocid1.")
    error_message = "key_id must be an OCID."
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

variable "drain_period_seconds" {
  description = "Seconds for which an instance still serves after SIGTERM; longer than the load balancer needs to notice."
  type        = number

  validation {
    condition     = var.drain_period_seconds >= 1 && var.drain_period_seconds <= 600 && floor(var.drain_period_seconds) == var.drain_period_seconds
    error_message = "drain_period_seconds must be a whole number from 1 to 600."
  }
}

variable "environment" {
  description = "Environment variables of the service. No secrets, since they are in the instance's metadata."
  type        = map(string)

  validation {
    condition     = alltrue([for name, value in var.environment : can(regex("^[A-Z][A-Z0-9_]*$", name)) && !can(regex("PASSWORD|SECRET|TOKEN|PRIVATE", name)) && !strcontains(value, "\n")])
    error_message = "environment needs names of capitals, digits and underscores, values of one line, and no passwords, secrets or tokens: those go into secrets."
  }
}

variable "secrets" {
  description = "Properties of the service whose values are in Vault: property to OCID of the secret."
  type        = map(string)

  validation {
    condition     = alltrue([for property, id in var.secrets : can(regex("^[a-z][a-z0-9.-]*$", property)) && startswith(id, "ocid1.")])
    error_message = "secrets needs names of properties, and OCIDs of secrets."
  }
}

variable "database" {
  description = "For a migration: host, port and name of the database, and its two roles. Null for a serving instance."
  type = object({
    host             = string
    port             = number
    name             = string
    owner            = string
    application_role = string
  })
  default = null

  validation {
    condition     = var.database == null || try(alltrue([for name in [var.database.host, var.database.name, var.database.owner, var.database.application_role] : can(regex("^[A-Za-z0-9_.-]+$", name))]) && var.database.port > 0, false)
    error_message = "database needs a host, a port, and names of letters, digits, dots, dashes and underscores."
  }
}

variable "certificate_authority" {
  description = "PEM of the authority of the database's certificate. Null for a well-known one."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_authority == null || length(coalesce(var.certificate_authority, "x")) > 1
    error_message = "certificate_authority must not be empty."
  }
}

variable "defined_tags" {
  description = "Tags of the instances' role, which decide their rights."
  type        = map(string)

  validation {
    condition     = alltrue([for key in keys(var.defined_tags) : can(regex("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", key))])
    error_message = "defined_tags needs keys of the form NAMESPACE.KEY."
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
