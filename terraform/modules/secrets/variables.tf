variable "compartment_id" {
  description = "OCID of the compartment of vault, key and secrets."
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

variable "secrets" {
  description = "Passwords that Vault generates: name to description. Empty in the standby region, which has replicas."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name, description in var.secrets : can(regex("^[a-z][a-z0-9-]{2,99}$", name)) && description != ""])
    error_message = "secrets needs names of lower-case letters, digits and dashes, and a description for each."
  }
}

variable "replica" {
  description = "Target of a copy of each secret: region, and the OCIDs of the vault and key there. Null for no copies."
  type = object({
    region   = string
    vault_id = string
    key_id   = string
  })
  default = null

  validation {
    condition     = var.replica == null || try(can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", var.replica.region)) && startswith(var.replica.vault_id, "ocid1.") && startswith(var.replica.key_id, "ocid1."), false)
    error_message = "replica needs a region such as ap-hyderabad-1 and the OCIDs of its vault and key."
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
