variable "compartment_id" {
  description = "OCID of the compartment of alarms, topic and logs."
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

variable "alarm_emails" {
  description = "Addresses that get every alarm; each has to confirm the first message."
  type        = list(string)

  validation {
    condition     = length(var.alarm_emails) >= 1 && alltrue([for address in var.alarm_emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", address))])
    error_message = "alarm_emails needs at least one address."
  }
}

variable "playbook_url" {
  description = "Base address of the playbooks; every alarm adds the name of its page."
  type        = string

  validation {
    condition     = can(regex("^https://[^\\s]+[^/]$", var.playbook_url))
    error_message = "playbook_url must begin with https:// and not end with a slash."
  }
}

variable "load_balancer" {
  description = "OCID of the load balancer, name of its backend set, OCID of its firewall, and whether the firewall writes a log, which has the paths of all requests."
  type = object({
    id               = string
    backend_set_name = string
    firewall_id      = string
    firewall_log     = optional(bool, false)
  })

  validation {
    condition     = startswith(var.load_balancer.id, "ocid1.") && startswith(var.load_balancer.firewall_id, "ocid1.") && var.load_balancer.backend_set_name != ""
    error_message = "load_balancer needs two OCIDs and the name of a backend set."
  }
}

variable "minimum_backends" {
  description = "Instances that all pools together have at least."
  type        = number

  validation {
    condition     = var.minimum_backends >= 1 && floor(var.minimum_backends) == var.minimum_backends
    error_message = "minimum_backends must be a whole number of at least 1."
  }
}

variable "is_serving" {
  description = "Whether this region serves. A standby has the alarms for its traffic too, turned off, and the others as warnings."
  type        = bool

  validation {
    condition     = var.is_serving != null
    error_message = "is_serving must be true or false."
  }
}

variable "database_id" {
  description = "OCID of the database."
  type        = string

  validation {
    condition     = startswith(var.database_id, "ocid1.")
    error_message = "database_id must be an OCID."
  }
}

variable "cache_id" {
  description = "OCID of the cache."
  type        = string

  validation {
    condition     = startswith(var.cache_id, "ocid1.")
    error_message = "cache_id must be an OCID."
  }
}

variable "watch" {
  description = "The region that this one watches from outside: the other one, or itself if there is no other. OCID of the health check in this region, the address that it checks, and whether that region serves."
  type = object({
    monitor_id = string
    address    = string
    is_serving = bool
  })

  validation {
    condition     = startswith(var.watch.monitor_id, "ocid1.") && can(cidrhost("${var.watch.address}/32", 0)) && var.watch.is_serving != null
    error_message = "watch needs the OCID of a health check, an IPv4 address, and whether it serves."
  }
}

variable "dynamic_group_id" {
  description = "OCID of the dynamic group of the instances whose logs and metrics are collected."
  type        = string

  validation {
    condition     = startswith(var.dynamic_group_id, "ocid1.")
    error_message = "dynamic_group_id must be an OCID."
  }
}

variable "metrics_namespace" {
  description = "Namespace of the service's own metrics."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]*$", var.metrics_namespace)) && !startswith(var.metrics_namespace, "oci_") && !startswith(var.metrics_namespace, "oracle_")
    error_message = "metrics_namespace must be lower-case letters, digits and underscores, and not begin with Oracle's prefixes oci_ or oracle_."
  }
}

variable "service_port" {
  description = "TCP port at which the agent on each instance reads its metrics."
  type        = number

  validation {
    condition     = var.service_port >= 1024 && var.service_port <= 65535 && floor(var.service_port) == var.service_port
    error_message = "service_port must be a whole number from 1024 to 65535."
  }
}

variable "log_retention_days" {
  description = "Retention of logs in days, in steps of 30."
  type        = number
  default     = 30

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180], var.log_retention_days)
    error_message = "log_retention_days must be 30, 60, 90, 120, 150 or 180."
  }
}

variable "thresholds" {
  description = "Thresholds of the alarms: 5xx of the load balancer in five minutes, percent of failed requests, the p95 in seconds (a bucket's bound), failed orders per minute, CPU and memory of database and cache in percent."
  type = object({
    balancer_errors           = number
    error_percent             = number
    p95_seconds               = string
    order_failures_per_minute = number
    utilization_percent       = number
  })
  default = {
    balancer_errors           = 25
    error_percent             = 1
    p95_seconds               = "0.3"
    order_failures_per_minute = 30
    utilization_percent       = 85
  }

  validation {
    condition     = var.thresholds.balancer_errors >= 1 && var.thresholds.error_percent > 0 && var.thresholds.error_percent < 100 && contains(["0.005", "0.01", "0.025", "0.05", "0.1", "0.2", "0.3", "0.5", "1.0", "2.0", "5.0", "10.0"], var.thresholds.p95_seconds) && var.thresholds.order_failures_per_minute >= 1 && var.thresholds.utilization_percent >= 50 && var.thresholds.utilization_percent < 100
    error_message = "thresholds needs at least one error and one failed order, an error_percent in (0, 100), a p95 that is a bucket of the service's histogram, and a utilization in [50, 100)."
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
