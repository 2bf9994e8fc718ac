variable "tenancy_id" {
  description = "OCID of the tenancy."
  type        = string

  validation {
    condition     = startswith(var.tenancy_id, "ocid1.tenancy.")
    error_message = "tenancy_id must be the OCID of a tenancy."
  }
}

variable "compartment_id" {
  description = "OCID of a compartment for this environment only."
  type        = string

  validation {
    condition     = startswith(var.compartment_id, "ocid1.compartment.")
    error_message = "compartment_id must be the OCID of a compartment."
  }
}

variable "environment" {
  description = "staging or production; part of every name."
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "environment must be staging or production."
  }
}

variable "region" {
  description = "Primary region, such as ap-mumbai-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", var.region))
    error_message = "region must be a region such as ap-mumbai-1."
  }
}

variable "home_region" {
  description = "Home region of the tenancy, where identities are written."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", var.home_region))
    error_message = "home_region must be a region such as ap-mumbai-1."
  }
}

variable "standby" {
  description = "The standby region: its name, address range, and the certificate in it. Null for none."
  type = object({
    region         = string
    vcn_cidr_block = string
    certificate_id = string
  })
  default = null

  validation {
    condition     = var.standby == null || try(var.standby.region != var.region && can(regex("^[a-z]{2,4}-[a-z]+-[0-9]$", var.standby.region)) && can(cidrhost(var.standby.vcn_cidr_block, 0)) && startswith(var.standby.certificate_id, "ocid1.certificate."), false)
    error_message = "standby needs a region other than the primary, an address range, and the OCID of a certificate."
  }
}

variable "active_region" {
  description = "primary, or standby after a switch-over. Read docs/playbooks/switch-over.md before changing it."
  type        = string
  default     = "primary"

  validation {
    condition     = var.active_region == "primary" || var.active_region == "standby" && var.standby != null
    error_message = "active_region must be primary, or standby if there is one."
  }
}

variable "domain_name" {
  description = "Domain of the service."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "domain_name must be a full domain name in lower case."
  }
}

variable "dns_zone_id" {
  description = "OCID of the public DNS zone of the domain."
  type        = string

  validation {
    condition     = startswith(var.dns_zone_id, "ocid1.dns-zone.")
    error_message = "dns_zone_id must be the OCID of a DNS zone."
  }
}

variable "certificate_id" {
  description = "OCID of the domain's certificate in the Certificates service of the primary region."
  type        = string

  validation {
    condition     = startswith(var.certificate_id, "ocid1.certificate.")
    error_message = "certificate_id must be the OCID of a certificate in the Certificates service."
  }
}

variable "vcn_cidr_block" {
  description = "Address range of the primary region's network, /16 to /20."
  type        = string
  default     = "10.10.0.0/16"

  validation {
    condition     = can(cidrhost(var.vcn_cidr_block, 0)) && try(tonumber(split("/", var.vcn_cidr_block)[1]) >= 16 && tonumber(split("/", var.vcn_cidr_block)[1]) <= 20, false)
    error_message = "vcn_cidr_block must be an IPv4 range from /16 to /20."
  }
}

variable "image_ids" {
  description = "OCIDs of the machine images of the pools in fault domains 1, 2 and 3. scripts/rolling-deploy changes them one at a time."
  type = object({
    fd1 = string
    fd2 = string
    fd3 = string
  })

  validation {
    condition     = alltrue([for id in values(var.image_ids) : startswith(id, "ocid1.image.")])
    error_message = "image_ids must be OCIDs of images."
  }
}

variable "container_images" {
  description = "Container images in OCIR of the same pools, by digest; a pool without one runs the jar of its machine image."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for pool, image in var.container_images : contains(["fd1", "fd2", "fd3"], pool) && can(regex("^[a-z0-9.-]+\\.ocir\\.io/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", image))])
    error_message = "container_images must name images in OCIR by their digests, for fd1, fd2 and fd3."
  }
}

variable "standby_image_ids" {
  description = "As image_ids, in the standby region, since images belong to a region. Null without a standby."
  type = object({
    fd1 = string
    fd2 = string
    fd3 = string
  })
  default = null

  validation {
    condition     = (var.standby_image_ids == null) == (var.standby == null) && (var.standby_image_ids == null || alltrue([for id in values(coalesce(var.standby_image_ids, {})) : startswith(id, "ocid1.image.")]))
    error_message = "standby_image_ids must be OCIDs of images, if there is a standby."
  }
}

variable "standby_container_images" {
  description = "As container_images, in the standby region, since the primary region's registry can be lost with it."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for pool, image in var.standby_container_images : contains(["fd1", "fd2", "fd3"], pool) && can(regex("^[a-z0-9.-]+\\.ocir\\.io/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", image))])
    error_message = "standby_container_images must name images in OCIR by their digests, for fd1, fd2 and fd3."
  }
}

variable "shape" {
  description = "Flexible shape of the instances and its size: OCPUs, and memory in GB, of which heap and limits are shares."
  type = object({
    name       = string
    ocpu_count = number
    memory_gb  = number
  })
  default = {
    name       = "VM.Standard.E5.Flex"
    ocpu_count = 1
    memory_gb  = 8
  }

  validation {
    condition     = endswith(var.shape.name, ".Flex") && var.shape.ocpu_count >= 1 && var.shape.ocpu_count <= 64 && var.shape.memory_gb >= max(2, var.shape.ocpu_count) && var.shape.memory_gb <= var.shape.ocpu_count * 64
    error_message = "shape must be flexible, with 1 to 64 OCPUs, 1 to 64 GB for each, and at least 2 GB: one is for the system."
  }
}

variable "pool_size" {
  description = "Minimum and maximum instances of each of the three pools. When one pool is lost, the other two have to carry the load."
  type = object({
    minimum = number
    maximum = number
  })
  default = {
    minimum = 2
    maximum = 4
  }

  validation {
    condition     = var.pool_size.minimum >= 1 && var.pool_size.maximum <= 50 && var.pool_size.maximum >= var.pool_size.minimum * 2 && floor(var.pool_size.minimum) == var.pool_size.minimum && floor(var.pool_size.maximum) == var.pool_size.maximum
    error_message = "pool_size needs whole numbers with 1 <= minimum and 2 * minimum <= maximum <= 50, since a rolling deploy doubles a pool."
  }
}

variable "autoscaling" {
  description = "CPU in percent above which a pool grows and below which it shrinks, the periods (ISO 8601), and the cooldown in seconds."
  type = object({
    out_above_percent = number
    out_after         = string
    in_below_percent  = number
    in_after          = string
    cool_down_seconds = number
  })
  default = {
    out_above_percent = 70
    out_after         = "PT5M"
    in_below_percent  = 30
    in_after          = "PT15M"
    cool_down_seconds = 300
  }

  validation {
    condition     = var.autoscaling.in_below_percent >= 1 && var.autoscaling.in_below_percent * 2 <= var.autoscaling.out_above_percent && var.autoscaling.out_above_percent <= 95 && can(regex("^PT[0-9]+M$", var.autoscaling.out_after)) && can(regex("^PT[0-9]+M$", var.autoscaling.in_after)) && var.autoscaling.cool_down_seconds >= 300
    error_message = "autoscaling needs 1 <= in <= out / 2 (otherwise it oscillates), out <= 95, durations such as PT5M, and a cooldown of at least 300 seconds."
  }
}

variable "drain_period_seconds" {
  description = "Seconds for which an instance still serves after SIGTERM; more than the 30 that the load balancer needs to notice."
  type        = number
  default     = 35

  validation {
    condition     = var.drain_period_seconds > 30 && var.drain_period_seconds <= 600
    error_message = "drain_period_seconds must be more than 30 and at most 600."
  }
}

variable "service_environment" {
  description = "Additional environment variables of the service, in Spring's spelling. No secrets."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name, value in var.service_environment : can(regex("^[A-Z][A-Z0-9_]*$", name)) && !can(regex("PASSWORD|SECRET|TOKEN|PRIVATE", name)) && !strcontains(value, "\n")])
    error_message = "service_environment needs names of capitals, digits and underscores, values of one line, and no passwords, secrets or tokens: those go into secrets."
  }
}

variable "secrets" {
  description = "Secrets that were put into Vault by hand, such as the payment gateway's: property of the service to OCID."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for property, id in var.secrets : can(regex("^[a-z][a-z0-9.-]*$", property)) && startswith(id, "ocid1.vaultsecret.")])
    error_message = "secrets needs names of properties, and OCIDs of secrets in Vault."
  }
}

variable "secret_names" {
  description = "The name in Vault of each of those secrets, for the instances' right to read it."
  type        = map(string)
  default     = {}

  validation {
    condition     = toset(keys(var.secret_names)) == toset(keys(var.secrets)) && alltrue([for name in values(var.secret_names) : can(regex("^[A-Za-z0-9._-]{1,255}$", name))])
    error_message = "secret_names needs a name for each property in secrets."
  }
}

variable "database" {
  description = "Engine (postgresql) and version, nodes and their size, days of backups and of point-in-time recovery; with a standby, the seconds of changes that may be lost, and whether that is enforced by holding writes back."
  type = object({
    engine                = string
    engine_version        = string
    instance_count        = number
    ocpu_count            = number
    memory_gb             = number
    backup_retention_days = number
    rpo_enforced          = optional(bool, false)
    rpo_seconds           = optional(number, 300)
  })
  default = {
    engine                = "postgresql"
    engine_version        = "16"
    instance_count        = 2
    ocpu_count            = 2
    memory_gb             = 32
    backup_retention_days = 14
  }

  validation {
    condition     = var.database.engine == "postgresql"
    error_message = "database.engine must be postgresql, the only database that the service runs on (docs/adr/0034-no-autonomous-database.md)."
  }

  validation {
    condition     = contains(["15", "16", "17", "18"], var.database.engine_version) && (var.environment == "staging" || var.database.instance_count >= 2) && var.database.backup_retention_days >= 7 && var.database.backup_retention_days <= 35 && var.database.rpo_seconds >= 60 && var.database.rpo_seconds <= 86400
    error_message = "database needs version 15 to 18, at least two nodes in production, 7 to 35 days of backups, and an RPO of 60 to 86400 seconds."
  }
}

variable "cache" {
  description = "Version (VALKEY_8_1 or REDIS_7_0), nodes, and memory of each node in GB."
  type = object({
    software_version = string
    node_count       = number
    node_memory_gb   = number
  })
  default = {
    software_version = "VALKEY_8_1"
    node_count       = 3
    node_memory_gb   = 2
  }

  validation {
    condition     = contains(["VALKEY_8_1", "REDIS_7_0"], var.cache.software_version) && (var.environment == "staging" || var.cache.node_count >= 2) && var.cache.node_count <= 5 && var.cache.node_memory_gb >= 2
    error_message = "cache needs VALKEY_8_1 or REDIS_7_0, one to five nodes (two at least in production), and 2 GB for each."
  }
}

variable "bandwidth_mbps" {
  description = "Minimum and maximum bandwidth of the load balancer in Mbit/s."
  type = object({
    minimum = number
    maximum = number
  })
  default = {
    minimum = 50
    maximum = 1000
  }

  validation {
    condition     = var.bandwidth_mbps.minimum >= 10 && var.bandwidth_mbps.minimum <= var.bandwidth_mbps.maximum && var.bandwidth_mbps.maximum <= 8000
    error_message = "bandwidth_mbps must satisfy 10 <= minimum <= maximum <= 8000."
  }
}

variable "requests_per_minute_per_address" {
  description = "Requests per minute and address before the firewall answers 429; in mobile networks many users share an address."
  type        = number
  default     = 6000

  validation {
    condition     = var.requests_per_minute_per_address >= 60 && var.requests_per_minute_per_address <= 1000000 && floor(var.requests_per_minute_per_address) == var.requests_per_minute_per_address
    error_message = "requests_per_minute_per_address must be a whole number from 60 to 1000000."
  }
}

variable "firewall_action" {
  description = "What the firewall does with a request that looks like an attack: BLOCK, or DETECT to only log it, in a log with the paths of all requests."
  type        = string
  default     = "BLOCK"

  validation {
    condition     = contains(["BLOCK", "DETECT"], var.firewall_action)
    error_message = "firewall_action must be BLOCK or DETECT."
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
  description = "Base address of the pages of docs/playbooks; every alarm adds the name of its page."
  type        = string

  validation {
    condition     = can(regex("^https://[^\\s]+[^/]$", var.playbook_url))
    error_message = "playbook_url must begin with https:// and not end with a slash."
  }
}

variable "alarm_thresholds" {
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
    condition     = var.alarm_thresholds.balancer_errors >= 1 && var.alarm_thresholds.error_percent > 0 && var.alarm_thresholds.error_percent < 100 && var.alarm_thresholds.order_failures_per_minute >= 1 && var.alarm_thresholds.utilization_percent >= 50 && var.alarm_thresholds.utilization_percent < 100
    error_message = "alarm_thresholds needs at least one error and one failed order, an error_percent in (0, 100), and a utilization in [50, 100)."
  }
}

variable "log_retention_days" {
  description = "Retention of logs in days, in steps of 30. CERT-In's directions of 28 April 2022 require 180."
  type        = number
  default     = 180

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180], var.log_retention_days)
    error_message = "log_retention_days must be 30, 60, 90, 120, 150 or 180."
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
