variable "tenancy_id" {
  description = "OCID of the tenancy, for dynamic groups and tag namespaces."
  type        = string

  validation {
    condition     = startswith(var.tenancy_id, "ocid1.tenancy.")
    error_message = "tenancy_id must be the OCID of a tenancy."
  }
}

variable "compartment_id" {
  description = "OCID of the compartment of the service, the limit of all its rights."
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
  description = "Regions in which Object Storage runs the bucket's life cycle and replication."
  type        = list(string)

  validation {
    condition     = length(var.regions) >= 1 && alltrue([for region in var.regions : can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", region))])
    error_message = "regions must be regions such as ap-mumbai-1."
  }
}

variable "archive_bucket_name" {
  description = "Name of the bucket of the archive, in which the service only adds objects."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,62}$", var.archive_bucket_name)) && var.archive_bucket_name != var.bucket_name
    error_message = "archive_bucket_name must be 3 to 63 lower-case letters, digits and dashes, a letter first, and another one than bucket_name."
  }
}

variable "bucket_name" {
  description = "Name of the bucket that the service reads and writes."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,62}$", var.bucket_name))
    error_message = "bucket_name must be 3 to 63 lower-case letters, digits and dashes, a letter first."
  }
}

variable "secret_names" {
  description = "Names in Vault of the secrets that each role (application, migration) can read."
  type        = map(list(string))

  validation {
    condition     = toset(keys(var.secret_names)) == toset(["application", "migration"]) && alltrue(flatten([for names in values(var.secret_names) : [length(names) > 0, [for name in names : can(regex("^[A-Za-z0-9._-]{1,255}$", name))]]]))
    error_message = "secret_names needs at least one name for application and for migration."
  }
}

variable "metrics_namespace" {
  description = "Namespace of the service's own metrics in Monitoring."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]*$", var.metrics_namespace)) && !startswith(var.metrics_namespace, "oci_") && !startswith(var.metrics_namespace, "oracle_")
    error_message = "metrics_namespace must be lower-case letters, digits and underscores, and not begin with Oracle's prefixes oci_ or oracle_."
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
