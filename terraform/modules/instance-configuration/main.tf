locals {
  is_container = var.container_image != null
  stop_seconds = var.drain_period_seconds + 25 # the drain, then Spring's 20 s for running requests, and a margin

  # MB, all of them shares of the shape; docs/memory.md explains them and has a table. One GB is for the system: kernel,
  # Oracle's agent, podman, the image. The service has the rest as its limit, and half of that as its heap, since its
  # other memory depends on the load. Java's serial collector makes a larger heap than 4 GB useless.
  limit_mb = floor(var.shape.memory_gb * 1024) - 1024
  heap_mb  = min(floor(local.limit_mb / 2), 4096)

  # As in docker/jvm.options, a sixth of the heap is for new objects. The parts of the heap that the service gives out
  # have the proportions of their defaults, which are for 224 MB.
  jvm_options = "-Xmx${local.heap_mb}m\n-XX:MaxNewSize=${floor(local.heap_mb / 6)}m\n"

  memory_environment = var.role == "migration" ? {} : {
    BHARATMART_CATALOG_CACHESIZE  = "${floor(local.heap_mb / 14)}MB"
    BHARATMART_MEDIA_GIVINGMEMORY = "${floor(local.heap_mb / 10)}MB"
    BHARATMART_MEMORY_RESIDENT    = "${floor(local.heap_mb / 2)}MB"
    BHARATMART_MEMORY_WORKING     = "${floor(local.heap_mb * 3 / 7)}MB"
  }

  service_environment = merge(local.memory_environment, var.environment, {
    BHARATMART_DRAIN_PERIOD           = "${var.drain_period_seconds}s"
    LOGGING_STRUCTURED_FORMAT_CONSOLE = "ecs"
    SERVER_PORT                       = tostring(var.service_port)
    SPRING_CONFIG_IMPORT              = "configtree:/run/bharatmart/secrets/"
  })

  # For the scripts: bash sources it, so values are quoted.
  instance_configuration = merge(
    {
      REGION          = var.region
      ROLE            = var.role
      CONTAINER_IMAGE = var.container_image == null ? "" : var.container_image
      SERVICE_PORT    = tostring(var.service_port)
    },
    var.database == null ? {} : {
      DATABASE_ROLE     = try(var.database.application_role, "")
      PGCONNECT_TIMEOUT = "10"
      PGDATABASE        = try(var.database.name, "")
      PGHOST            = try(var.database.host, "")
      PGPORT            = try(tostring(var.database.port), "")
      PGSSLMODE         = "verify-full"
      PGSSLROOTCERT     = "/etc/bharatmart/database-ca.pem"
      PGUSER            = try(var.database.owner, "")
    },
  )

  # SELinux lets a container neither append to a log file nor read an unlabelled one. So podman, which is not confined,
  # writes to the unit's output what it reads from the container (that is not so with "passthrough"), and every volume
  # has the label of this container alone (Z).
  run_container = join(" ", [
    "/usr/bin/podman run --rm --replace --name bharatmart --network host",
    "--user 10001:10001 --read-only --tmpfs /tmp:rw,nosuid,nodev,size=256m",
    "--cap-drop all --security-opt no-new-privileges --pids-limit 4096",
    "--memory ${local.limit_mb}m --memory-swap ${local.limit_mb}m",
    "--env-file /etc/bharatmart/service.env",
    "--volume /etc/bharatmart/jvm.options:/opt/bharatmart/machine.options:ro,Z",
    "--volume /run/bharatmart/secrets:/run/bharatmart/secrets:ro,Z",
    var.certificate_authority == null ? "" : "--volume /etc/bharatmart/database-ca.pem:/etc/bharatmart/database-ca.pem:ro,Z",
    "--log-driver journald --stop-timeout ${local.stop_seconds}",
    coalesce(var.container_image, "none"),
  ])

  start_container = <<-EOT
    ExecStartPre=/usr/local/libexec/bharatmart/fetch-secrets
    ExecStartPre=/usr/local/libexec/bharatmart/pull-image
    ExecStart=${local.run_container}
    ExecStop=/usr/bin/podman stop --ignore --time ${local.stop_seconds} bharatmart
  EOT

  start_jar = <<-EOT
    ExecStartPre=+/usr/local/libexec/bharatmart/fetch-secrets
    ExecStart=/usr/bin/java @/opt/bharatmart/jvm.options @/etc/bharatmart/jvm.options -jar /opt/bharatmart/bharatmart.jar
    MemoryMax=${local.limit_mb}M
    # Two arenas of malloc, as in the image.
    Environment=MALLOC_ARENA_MAX=2
    EnvironmentFile=/etc/bharatmart/service.env
    User=bharatmart
    Group=bharatmart
    # The JVM's status after SIGTERM is 143.
    SuccessExitStatus=143
    CapabilityBoundingSet=
    LockPersonality=true
    NoNewPrivileges=true
    PrivateDevices=true
    PrivateTmp=true
    ProtectControlGroups=true
    ProtectHome=true
    ProtectKernelModules=true
    ProtectKernelTunables=true
    ProtectSystem=strict
    RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
    RestrictSUIDSGID=true
  EOT

  start = trimspace(local.is_container ? local.start_container : local.start_jar)

  start_migration = local.is_container ? "ExecStartPre=/usr/local/libexec/bharatmart/pull-image" : "EnvironmentFile=/etc/bharatmart/service.env"

  units = {
    application = <<-EOT
      [Unit]
      Description=BharatMart
      Wants=network-online.target
      After=network-online.target
      StartLimitIntervalSec=0

      [Service]
      ${local.start}
      RuntimeDirectory=bharatmart
      RuntimeDirectoryMode=0755
      RuntimeDirectoryPreserve=restart
      StandardOutput=append:/var/log/bharatmart/bharatmart.log
      StandardError=inherit
      Restart=always
      RestartSec=10
      TimeoutStartSec=600
      # On SIGTERM the service reports DRAINING, waits for the load balancer, and finishes running requests.
      TimeoutStopSec=${local.stop_seconds + 10}

      [Install]
      WantedBy=multi-user.target
    EOT

    migration = <<-EOT
      [Unit]
      Description=BharatMart's schema
      Wants=network-online.target
      After=network-online.target

      [Service]
      Type=oneshot
      ExecStartPre=/usr/local/libexec/bharatmart/fetch-secrets
      ${local.start_migration}
      ExecStart=/usr/local/libexec/bharatmart/migrate
      # The result of the unit is in its environment. Afterwards the passwords are deleted with the folder.
      ExecStopPost=/usr/local/libexec/bharatmart/report-migration
      RuntimeDirectory=bharatmart
      RuntimeDirectoryMode=0755
      StandardOutput=append:/var/log/bharatmart/migration.log
      StandardError=inherit
      TimeoutStartSec=3600

      [Install]
      WantedBy=multi-user.target
    EOT
  }

  scripts = {
    application = ["fetch-secrets", "prepare", "pull-image"]
    migration   = ["fetch-secrets", "grant-privileges", "migrate", "prepare", "prepare-database", "pull-image", "report-migration"]
  }

  files = merge(
    {
      "/etc/bharatmart/instance.conf" = {
        content = join("", [for name, value in local.instance_configuration : "export ${name}='${value}'\n"])
      }
      "/etc/bharatmart/service.env" = {
        content = join("", [for name, value in local.service_environment : "${name}=${value}\n"])
      }
      "/etc/bharatmart/secrets.list" = {
        content = join("", [for property, id in var.secrets : "${property} ${id}\n"])
      }
      "/etc/logrotate.d/bharatmart"                        = { content = file("${path.module}/files/logrotate.conf") }
      "/etc/systemd/system/bharatmart-${var.role}.service" = { content = local.units[var.role] }
    },
    var.role == "migration" ? {} : {
      "/etc/bharatmart/jvm.options" = { content = local.jvm_options }
    },
    var.certificate_authority == null ? {} : {
      "/etc/bharatmart/database-ca.pem" = { content = var.certificate_authority }
    },
    {
      for script in local.scripts[var.role] : "/usr/local/libexec/bharatmart/${script}" => {
        content     = file("${path.module}/files/${script}")
        permissions = "0755"
      }
    },
  )

  cloud_config = {
    write_files = [
      for path, file in local.files : {
        path        = path
        content     = file.content
        permissions = try(file.permissions, "0644")
        owner       = "root:root"
      }
    ]
    runcmd = [["/usr/local/libexec/bharatmart/prepare"]]
  }

  user_data = base64encode(join("\n", ["#cloud-config", yamlencode(local.cloud_config)]))

  # The release in twelve characters: the rolling deploy replaces instances of another release.
  release = substr(sha256(jsonencode([var.image_id, local.files, var.shape])), 0, 12)
}

# Every change makes a new one: the pool uses the new one before the old one is deleted.
resource "oci_core_instance_configuration" "this" {
  compartment_id = var.compartment_id
  display_name   = "${var.name}-${local.release}"
  freeform_tags  = merge(var.freeform_tags, { release = local.release })

  instance_details {
    instance_type = "compute"

    launch_details {
      compartment_id                      = var.compartment_id
      availability_domain                 = try(var.placement.availability_domain, null)
      display_name                        = var.name
      shape                               = var.shape.name
      is_pv_encryption_in_transit_enabled = true
      metadata                            = { user_data = local.user_data }
      defined_tags                        = var.defined_tags
      freeform_tags                       = merge(var.freeform_tags, { release = local.release })

      shape_config {
        ocpus         = var.shape.ocpu_count
        memory_in_gbs = var.shape.memory_gb
      }

      source_details {
        source_type             = "image"
        image_id                = var.image_id
        boot_volume_size_in_gbs = "50"
        kms_key_id              = var.key_id
      }

      create_vnic_details {
        assign_public_ip = false
        nsg_ids          = [var.security_group_id]
        subnet_id        = try(var.placement.subnet_id, null)
      }

      # Only the version of the metadata service that requires a header, which a server-side request forgery cannot set.
      instance_options {
        are_legacy_imds_endpoints_disabled = true
      }

      availability_config {
        is_live_migration_preferred = true
        recovery_action             = "RESTORE_INSTANCE"
      }

      agent_config {
        are_all_plugins_disabled = false
        is_management_disabled   = false
        is_monitoring_disabled   = false

        plugins_config {
          name          = "Compute Instance Monitoring"
          desired_state = "ENABLED"
        }

        plugins_config {
          name          = "Custom Logs Monitoring"
          desired_state = "ENABLED"
        }

        plugins_config {
          name          = "Vulnerability Scanning"
          desired_state = "ENABLED"
        }

        plugins_config {
          name          = "Compute Instance Run Command"
          desired_state = "DISABLED"
        }
      }
    }
  }

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = (var.role == "migration") == (var.database != null) && (var.role == "migration") == (var.placement != null)
      error_message = "A migration needs database and placement; a serving instance has neither."
    }
  }
}
