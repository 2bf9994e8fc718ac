variable "compartment_id" {
  description = "OCID of the compartment of both regions."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
  }
}

variable "name" {
  description = "Prefix of all names."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,39}$", var.name))
    error_message = "name must be 3 to 40 lower-case letters, digits and dashes, a letter first."
  }
}

variable "regions" {
  description = "The two regions, primary and standby."
  type = object({
    primary = string
    standby = string
  })

  validation {
    condition     = var.regions.primary != var.regions.standby && alltrue([for region in values(var.regions) : can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", region))])
    error_message = "regions needs two different regions such as ap-mumbai-1 and ap-hyderabad-1."
  }
}

variable "active" {
  description = "Region that serves, primary or standby: objects are copied from it to the other one."
  type        = string

  validation {
    condition     = contains(["primary", "standby"], var.active)
    error_message = "active must be primary or standby."
  }
}

variable "namespace" {
  description = "Object Storage namespace of the tenancy."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]{1,255}$", var.namespace))
    error_message = "namespace must be the tenancy's Object Storage namespace."
  }
}

variable "archive_bucket_names" {
  description = "Names of the buckets of the archive in both regions."
  type = object({
    primary = string
    standby = string
  })

  validation {
    condition     = alltrue([for name in values(var.archive_bucket_names) : can(regex("^[a-z][a-z0-9-]{2,62}$", name))])
    error_message = "archive_bucket_names must be 3 to 63 lower-case letters, digits and dashes, a letter first."
  }
}

variable "bucket_names" {
  description = "Names of the buckets in both regions."
  type = object({
    primary = string
    standby = string
  })

  validation {
    condition     = alltrue([for name in values(var.bucket_names) : can(regex("^[a-z][a-z0-9-]{2,62}$", name))])
    error_message = "bucket_names must be 3 to 63 lower-case letters, digits and dashes, a letter first."
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
