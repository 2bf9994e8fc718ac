variable "compartment_id" {
  description = "OCID of the compartment of the bucket."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
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

variable "bucket_name" {
  description = "Name of the bucket, the same in both regions."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,62}$", var.bucket_name))
    error_message = "bucket_name must be 3 to 63 lower-case letters, digits and dashes, a letter first."
  }
}

variable "key_id" {
  description = "OCID of the key that encrypts the bucket."
  type        = string

  validation {
    condition     = startswith(var.key_id, "ocid1.")
    error_message = "key_id must be an OCID."
  }
}

variable "policy_ids" {
  description = "OCIDs of the policies for the bucket's life cycle and replication; they have to exist first."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for id in var.policy_ids : startswith(id, "ocid1.")])
    error_message = "policy_ids must be OCIDs."
  }
}

variable "infrequent_access_after_days" {
  description = "Age in days at which objects move to the tier Infrequent Access; never by default."
  type        = number
  default     = null

  validation {
    condition     = var.infrequent_access_after_days == null ? true : var.infrequent_access_after_days >= 1
    error_message = "infrequent_access_after_days must be at least 1."
  }
}

variable "delete_after_days" {
  description = "Age in days at which objects are deleted; never by default."
  type        = number
  default     = null

  validation {
    condition     = var.delete_after_days == null ? true : var.delete_after_days > coalesce(var.infrequent_access_after_days, 0) + 30
    error_message = "delete_after_days must be more than 30 days after infrequent_access_after_days: that tier is paid for at least so long."
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
