variable "compartment_id" {
  description = "OCID of the compartment of the service."
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

variable "region" {
  description = "The region, such as ap-mumbai-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", var.region))
    error_message = "region must be a region such as ap-mumbai-1."
  }
}

variable "availability_domains" {
  description = "Names of the region's availability domains."
  type        = list(string)

  validation {
    condition     = length(var.availability_domains) >= 1 && length(var.availability_domains) <= 3
    error_message = "availability_domains must be one to three."
  }
}

variable "vcn_cidr_block" {
  description = "Address range of the region's network, /16 to /20."
  type        = string

  validation {
    condition     = can(cidrhost(var.vcn_cidr_block, 0))
    error_message = "vcn_cidr_block must be an IPv4 range."
  }
}

variable "service" {
  description = "Common settings of all regions: the port of the service, the name of the backend set, the namespace of its metrics, and the load balancer's health check."
  type = object({
    port              = number
    backend_set_name  = string
    metrics_namespace = string
    health_check = object({
      path                = string
      interval_ms         = number
      timeout_ms          = number
      unhealthy_threshold = number
    })
  })

  validation {
    condition     = var.service.port >= 1024 && var.service.port <= 65535 && var.service.backend_set_name != "" && var.service.metrics_namespace != ""
    error_message = "service needs a port from 1024 to 65535, a backend set and a namespace."
  }
}

variable "edge" {
  description = "Certificate, bandwidth, firewall and rate limit of the load balancer."
  type = object({
    certificate_id                  = string
    bandwidth_mbps                  = object({ minimum = number, maximum = number })
    firewall_action                 = string
    requests_per_minute_per_address = number
  })

  validation {
    condition     = startswith(var.edge.certificate_id, "ocid1.certificate.")
    error_message = "edge.certificate_id must be the OCID of a certificate in the Certificates service."
  }
}

variable "instance" {
  description = "The instances: images by pool, shape, environment of the service, and its secrets as property to OCID."
  type = object({
    image_ids        = map(string)
    container_images = map(string)
    shape            = object({ name = string, ocpu_count = number, memory_gb = number })
    environment      = map(string)
    secrets          = map(string)
  })

  validation {
    condition     = toset(keys(var.instance.image_ids)) == toset(["fd1", "fd2", "fd3"]) && length(setsubtract(keys(var.instance.container_images), ["fd1", "fd2", "fd3"])) == 0
    error_message = "instance.image_ids needs fd1, fd2 and fd3, and container_images has no others."
  }
}

variable "pool_size" {
  description = "Minimum and maximum instances of each of the three pools."
  type = object({
    minimum = number
    maximum = number
  })

  validation {
    condition     = var.pool_size.minimum >= 1 && var.pool_size.maximum >= ceil(var.pool_size.minimum * 1.5)
    error_message = "pool_size needs at least 1, and a maximum of at least one and a half times the minimum."
  }
}

variable "autoscaling" {
  description = "Thresholds for growing and shrinking a pool."
  type = object({
    out_above_percent = number
    out_after         = string
    in_below_percent  = number
    in_after          = string
    cool_down_seconds = number
  })

  validation {
    condition     = var.autoscaling.in_below_percent < var.autoscaling.out_above_percent
    error_message = "autoscaling must shrink below where it grows."
  }
}

variable "drain_period_seconds" {
  description = "Seconds for which an instance still serves after SIGTERM; longer than the load balancer needs to notice."
  type        = number

  validation {
    condition     = var.drain_period_seconds * 1000 > var.service.health_check.interval_ms * var.service.health_check.unhealthy_threshold
    error_message = "drain_period_seconds must be longer than the health check's interval times its failures."
  }
}

variable "is_serving" {
  description = "Whether this region serves now."
  type        = bool

  validation {
    condition     = var.is_serving != null
    error_message = "is_serving must be true or false."
  }
}

variable "database" {
  description = "Version and size of the database, the region of the other one, its RPO; the secret with its owner's password, or for a replica its primary."
  type = object({
    engine_version        = string
    instance_count        = number
    ocpu_count            = number
    memory_gb             = number
    backup_retention_days = number
    role                  = string
    rpo                   = object({ is_enforced = bool, seconds = number })
    peer_region           = optional(string)
    admin_secret_id       = optional(string)
    primary_id            = optional(string)
  })

  validation {
    condition     = contains(["primary", "replica"], var.database.role)
    error_message = "database.role must be primary or replica."
  }
}

variable "migration_secrets" {
  description = "Secrets of a migration, as property to OCID: the passwords of the schema's owner and of the service."
  type        = map(string)

  validation {
    condition     = toset(keys(var.migration_secrets)) == toset(["spring.datasource.password", "bharatmart.application.password"])
    error_message = "migration_secrets needs spring.datasource.password and bharatmart.application.password."
  }
}

variable "cache" {
  description = "Version, nodes and memory of each node of the cache."
  type = object({
    software_version = string
    node_count       = number
    node_memory_gb   = number
  })

  validation {
    condition     = contains(["VALKEY_8_1", "REDIS_7_0"], var.cache.software_version)
    error_message = "cache.software_version must be VALKEY_8_1 or REDIS_7_0."
  }
}

variable "bucket" {
  description = "Namespace and names of the buckets of the pictures and of the archive, and the policies that have to exist before them."
  type = object({
    namespace    = string
    name         = string
    archive_name = string
    policy_ids   = list(string)
  })

  validation {
    condition     = alltrue([for name in [var.bucket.name, var.bucket.archive_name] : can(regex("^[a-z][a-z0-9-]{2,62}$", name))]) && var.bucket.name != var.bucket.archive_name
    error_message = "bucket.name and bucket.archive_name must be different, each 3 to 63 lower-case letters, digits and dashes, a letter first."
  }
}

variable "key_id" {
  description = "OCID of the region's key, which encrypts bucket and boot volumes."
  type        = string

  validation {
    condition     = startswith(var.key_id, "ocid1.")
    error_message = "key_id must be an OCID."
  }
}

variable "identity" {
  description = "Tags of the instances of each role, and the OCID of the dynamic group of the serving ones."
  type = object({
    defined_tags     = object({ application = map(string), migration = map(string) })
    dynamic_group_id = string
  })

  validation {
    condition     = length(var.identity.defined_tags.application) > 0 && length(var.identity.defined_tags.migration) > 0
    error_message = "identity needs tags for both roles."
  }
}

variable "alarm" {
  description = "Receivers, base address of the playbooks, thresholds, retention of logs, and the region that this one watches from outside."
  type = object({
    emails             = list(string)
    playbook_url       = string
    log_retention_days = number
    watch              = object({ monitor_id = string, address = string, is_serving = bool })
    thresholds = object({
      balancer_errors           = number
      error_percent             = number
      p95_seconds               = string
      order_failures_per_minute = number
      utilization_percent       = number
    })
  })

  validation {
    condition     = length(var.alarm.emails) >= 1
    error_message = "alarm.emails needs at least one address."
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
