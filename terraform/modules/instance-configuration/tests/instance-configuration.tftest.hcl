mock_provider "oci" {
  source          = "../../tests/mocks"
  override_during = plan
}

variables {
  compartment_id       = "ocid1.compartment.oc1..mock"
  name                 = "bharatmart-test-pool-a"
  region               = "ap-mumbai-1"
  role                 = "application"
  security_group_id    = "ocid1.networksecuritygroup.oc1..instance"
  image_id             = "ocid1.image.oc1..mock"
  container_image      = "ap-mumbai-1.ocir.io/mock/bharatmart@sha256:0000000000000000000000000000000000000000000000000000000000000001"
  shape                = { name = "VM.Standard.E5.Flex", ocpu_count = 1, memory_gb = 8 }
  key_id               = "ocid1.key.oc1..mock"
  service_port         = 8080
  drain_period_seconds = 35
  defined_tags         = { "bharatmart-test.role" = "application" }

  environment = {
    BHARATMART_INSTANCE_FAULTDOMAIN = "FAULT-DOMAIN-1"
    SPRING_DATASOURCE_URL           = "jdbc:postgresql://db:5432/bharatmart?sslmode=verify-full"
  }

  secrets = {
    "spring.datasource.password" = "ocid1.vaultsecret.oc1..application"
  }

  certificate_authority = "mock certificate authority"
}

run "has_no_public_address" {
  command = plan

  assert {
    condition     = tobool(oci_core_instance_configuration.this.instance_details[0].launch_details[0].create_vnic_details[0].assign_public_ip) == false
    error_message = "Only the load balancer reaches an instance."
  }

  assert {
    condition     = oci_core_instance_configuration.this.instance_details[0].launch_details[0].create_vnic_details[0].nsg_ids == toset(["ocid1.networksecuritygroup.oc1..instance"])
    error_message = "The instance is in its security group."
  }
}

run "is_hardened" {
  command = plan

  assert {
    condition     = oci_core_instance_configuration.this.instance_details[0].launch_details[0].instance_options[0].are_legacy_imds_endpoints_disabled
    error_message = "The metadata service requires its header."
  }

  assert {
    condition     = oci_core_instance_configuration.this.instance_details[0].launch_details[0].is_pv_encryption_in_transit_enabled && oci_core_instance_configuration.this.instance_details[0].launch_details[0].source_details[0].kms_key_id == "ocid1.key.oc1..mock"
    error_message = "Its disk is encrypted at rest and in transit."
  }

  assert {
    condition     = keys(oci_core_instance_configuration.this.instance_details[0].launch_details[0].metadata) == tolist(["user_data"])
    error_message = "There is no SSH key."
  }

  assert {
    condition     = { for plugin in oci_core_instance_configuration.this.instance_details[0].launch_details[0].agent_config[0].plugins_config : plugin.name => plugin.desired_state }["Compute Instance Run Command"] == "DISABLED"
    error_message = "The console cannot run commands on it."
  }
}

run "has_no_secret_in_its_metadata" {
  command = plan

  assert {
    condition     = length(regexall("(?i)(password|secret|token)['\"]?\\s*[:=]\\s*['\"]?[A-Za-z0-9+/]{8,}", base64decode(oci_core_instance_configuration.this.instance_details[0].launch_details[0].metadata.user_data))) == 0
    error_message = "Something in the metadata looks like a secret's value."
  }

  assert {
    condition     = one([for file in yamldecode(base64decode(oci_core_instance_configuration.this.instance_details[0].launch_details[0].metadata.user_data)).write_files : file.content if file.path == "/etc/bharatmart/secrets.list"]) == "spring.datasource.password ocid1.vaultsecret.oc1..application\n"
    error_message = "It has only the OCIDs of its secrets, and fetches the values itself."
  }

  assert {
    condition     = length(base64encode(oci_core_instance_configuration.this.instance_details[0].launch_details[0].metadata.user_data)) < 32000
    error_message = "Metadata may have 32,000 bytes."
  }
}

run "runs_the_container_unprivileged_on_a_read_only_disk" {
  command = plan

  assert {
    condition = alltrue([
      for option in ["--user 10001:10001", "--read-only", "--cap-drop all", "--security-opt no-new-privileges", "--env-file /etc/bharatmart/service.env", ":ro,Z", "bharatmart@sha256:0000"] :
      strcontains(local.units.application, option)
    ])
    error_message = "Not root, read-only, no privileges, by digest."
  }

  assert {
    condition     = strcontains(local.units.application, "ExecStartPre=/usr/local/libexec/bharatmart/fetch-secrets\nExecStartPre=/usr/local/libexec/bharatmart/pull-image\nExecStart=/usr/bin/podman run")
    error_message = "Secrets and image are fetched before the service starts."
  }
}

run "runs_the_jar_unprivileged_on_a_read_only_disk" {
  command = plan

  variables {
    container_image = null
  }

  assert {
    condition = alltrue([
      for option in ["User=bharatmart", "ProtectSystem=strict", "NoNewPrivileges=true", "CapabilityBoundingSet=\n", "-jar /opt/bharatmart/bharatmart.jar", "EnvironmentFile=/etc/bharatmart/service.env"] :
      strcontains(local.units.application, option)
    ])
    error_message = "Not root, read-only, no privileges."
  }
}

# SELinux keeps a container from a log file of the machine (var_log_t), also from one that it inherits: "passthrough" loses
# the log. With another driver podman reads the container's output and writes it to the unit's.
run "writes_its_log_where_the_agent_reads_it" {
  command = plan

  assert {
    condition     = !strcontains(local.units.application, "passthrough") && strcontains(local.units.application, " --log-driver journald ") && !strcontains(local.run_container, " --detach ") && !strcontains(local.run_container, " -d ")
    error_message = "Podman, and not the container, writes the log."
  }

  assert {
    condition     = strcontains(local.units.application, "StandardOutput=append:/var/log/bharatmart/bharatmart.log\nStandardError=inherit\n")
    error_message = "The agent reads this file."
  }

  assert {
    condition     = strcontains(local.files["/etc/logrotate.d/bharatmart"].content, "copytruncate")
    error_message = "The file is open while it is rotated."
  }
}

run "labels_what_it_mounts" {
  command = plan

  assert {
    condition = length(regexall("--volume [^ ]+", local.run_container)) == 3 && alltrue([
      for volume in flatten(regexall("--volume ([^ ]+)", local.run_container)) : endswith(volume, ":ro,Z")
    ])
    error_message = "SELinux lets a container read only what has its label."
  }
}

run "sizes_the_service_by_the_machine" {
  command = plan

  assert {
    condition     = local.limit_mb == 7168 && strcontains(local.run_container, " --memory 7168m --memory-swap 7168m ")
    error_message = "Of 8 GB the service has all but one."
  }

  assert {
    condition     = local.files["/etc/bharatmart/jvm.options"].content == "-Xmx3584m\n-XX:MaxNewSize=597m\n"
    error_message = "Half of that is its heap."
  }

  # The last of two equal options counts.
  assert {
    condition     = strcontains(local.run_container, " --volume /etc/bharatmart/jvm.options:/opt/bharatmart/machine.options:ro,Z ") && endswith(one(regexall("ENTRYPOINT .*", file("../../../docker/Dockerfile"))), "\"@/opt/bharatmart/jvm.options\", \"@/opt/bharatmart/machine.options\", \"-Djava.library.path=/opt/bharatmart/native\", \"-jar\", \"/opt/bharatmart/bharatmart.jar\"]")
    error_message = "The image reads the machine's options after its own."
  }

  assert {
    condition = alltrue([
      for line in ["BHARATMART_MEMORY_RESIDENT=1792MB\n", "BHARATMART_MEMORY_WORKING=1536MB\n", "BHARATMART_CATALOG_CACHESIZE=256MB\n", "BHARATMART_MEDIA_GIVINGMEMORY=358MB\n"] :
      strcontains(local.files["/etc/bharatmart/service.env"].content, line)
    ])
    error_message = "The service gives out what its heap has."
  }
}

run "sizes_the_jar_by_the_machine" {
  command = plan

  variables {
    container_image = null
    shape           = { name = "VM.Standard.E5.Flex", ocpu_count = 2, memory_gb = 16 }
  }

  assert {
    condition     = strcontains(local.units.application, "ExecStart=/usr/bin/java @/opt/bharatmart/jvm.options @/etc/bharatmart/jvm.options -jar /opt/bharatmart/bharatmart.jar\nMemoryMax=15360M\n")
    error_message = "The machine's options come after those of the release."
  }

  assert {
    condition     = local.files["/etc/bharatmart/jvm.options"].content == "-Xmx4096m\n-XX:MaxNewSize=682m\n"
    error_message = "A larger heap is useless with the serial collector."
  }
}

# What the service checks when it starts, and docs/memory.md explains: for 2, 4, 8, 16 and 512 GB.
run "gives_out_no_more_than_the_smallest_heap" {
  command = plan

  variables {
    shape = { name = "VM.Standard.E5.Flex", ocpu_count = 1, memory_gb = 2 }
  }

  assert {
    condition     = local.heap_mb == 512 && 256 + 219 <= local.heap_mb - 85 / 10 && strcontains(local.files["/etc/bharatmart/service.env"].content, "BHARATMART_MEMORY_RESIDENT=256MB\nBHARATMART_MEMORY_WORKING=219MB\n")
    error_message = "Resident and working memory fit into the heap, without a survivor space."
  }

  assert {
    condition     = local.limit_mb - local.heap_mb >= 512 - 224
    error_message = "The rest is at least what the service needs beside its heap."
  }
}

run "has_the_sizes_of_the_document" {
  command = plan

  assert {
    condition     = strcontains(file("../../../docs/memory.md"), "| ${var.shape.memory_gb} GB | ${format("%d,%03d", floor(local.limit_mb / 1000), local.limit_mb % 1000)} | ${format("%d,%03d", floor(local.heap_mb / 1000), local.heap_mb % 1000)} | 597 | 1,792 | 1,536 | 256 | 358 |")
    error_message = "docs/memory.md has other sizes for the default shape."
  }
}

run "lets_an_operator_choose_other_limits" {
  command = plan

  variables {
    environment = { BHARATMART_MEMORY_WORKING = "900MB" }
  }

  assert {
    condition     = strcontains(local.files["/etc/bharatmart/service.env"].content, "BHARATMART_MEMORY_WORKING=900MB\n")
    error_message = "The operator's value counts."
  }
}

run "drains_before_it_stops" {
  command = plan

  assert {
    condition     = strcontains(local.files["/etc/bharatmart/service.env"].content, "BHARATMART_DRAIN_PERIOD=35s\n")
    error_message = "The service has the drain period."
  }

  assert {
    condition     = strcontains(local.units.application, "--stop-timeout 60") && strcontains(local.units.application, "podman stop --ignore --time 60") && strcontains(local.units.application, "TimeoutStopSec=70")
    error_message = "It is killed only after the drain period, Spring's 20 s and a margin."
  }
}

run "configures_region_and_fault_domain" {
  command = plan

  assert {
    condition = alltrue([
      for line in ["BHARATMART_INSTANCE_FAULTDOMAIN=FAULT-DOMAIN-1\n", "SERVER_PORT=8080\n", "SPRING_CONFIG_IMPORT=configtree:/run/bharatmart/secrets/\n", "LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs\n"] :
      strcontains(local.files["/etc/bharatmart/service.env"].content, line)
    ])
    error_message = "Fault domain, port, secrets and log format are in the environment."
  }
}

run "has_tags_for_role_and_release" {
  command = plan

  assert {
    condition     = oci_core_instance_configuration.this.instance_details[0].launch_details[0].defined_tags == tomap({ "bharatmart-test.role" = "application" })
    error_message = "The tag decides its rights."
  }

  assert {
    condition     = oci_core_instance_configuration.this.instance_details[0].launch_details[0].freeform_tags.release == output.release && can(regex("^[0-9a-f]{12}$", output.release))
    error_message = "The release tag names its release."
  }
}

run "migrates_with_its_own_scripts" {
  command = plan

  variables {
    role      = "migration"
    secrets   = { "spring.datasource.password" = "ocid1.vaultsecret.oc1..owner", "bharatmart.application.password" = "ocid1.vaultsecret.oc1..application" }
    placement = { availability_domain = "AD-1", subnet_id = "ocid1.subnet.oc1..instance" }
    database  = { host = "db", port = 5432, name = "bharatmart", owner = "bharatmart_owner", application_role = "bharatmart_app" }
  }

  assert {
    condition     = strcontains(local.files["/etc/bharatmart/instance.conf"].content, "export PGUSER='bharatmart_owner'\n") && strcontains(local.files["/etc/bharatmart/instance.conf"].content, "export DATABASE_ROLE='bharatmart_app'\n")
    error_message = "The owner migrates the schema, for the service's role."
  }

  assert {
    condition     = contains(keys(local.files), "/usr/local/libexec/bharatmart/migrate") && contains(keys(local.files), "/etc/systemd/system/bharatmart-migration.service") && !contains(keys(local.files), "/etc/systemd/system/bharatmart-application.service")
    error_message = "A migration does not serve."
  }

  assert {
    condition     = strcontains(local.units.migration, "ExecStopPost=/usr/local/libexec/bharatmart/report-migration\n") && contains(keys(local.files), "/usr/local/libexec/bharatmart/report-migration")
    error_message = "It reports every end."
  }

  assert {
    condition     = !strcontains(local.files["/usr/local/libexec/bharatmart/migrate"].content, "poweroff")
    error_message = "Oracle does not notice when an instance turns itself off."
  }

  assert {
    condition = length(regexall("--volume [^ ]+", local.files["/usr/local/libexec/bharatmart/migrate"].content)) == 2 && alltrue([
      for volume in flatten(regexall("--volume ([^ ]+)", local.files["/usr/local/libexec/bharatmart/migrate"].content)) : endswith(volume, ":ro,Z")
    ])
    error_message = "SELinux lets its container read only what has its label."
  }

  assert {
    condition     = !strcontains(local.units.migration, "RuntimeDirectoryPreserve")
    error_message = "The passwords are deleted when it ends."
  }
}

run "refuses_a_migration_without_a_database" {
  command = plan

  variables {
    role = "migration"
  }

  expect_failures = [oci_core_instance_configuration.this]
}

run "refuses_bad_values" {
  command = plan

  variables {
    compartment_id        = "production"
    name                  = "Bharat Mart"
    region                = "Mumbai"
    role                  = "web"
    placement             = { availability_domain = "", subnet_id = "instance" }
    security_group_id     = "instance"
    image_id              = "oracle-linux-9"
    container_image       = "ap-mumbai-1.ocir.io/mock/bharatmart:latest"
    shape                 = { name = "VM.Standard.E5.Flex", ocpu_count = 1, memory_gb = 1 }
    key_id                = "key"
    service_port          = 80
    drain_period_seconds  = 0
    environment           = { SPRING_DATASOURCE_PASSWORD = "x" }
    secrets               = { "spring.datasource.password" = "hunter2" }
    database              = { host = "db; rm", port = 5432, name = "bharatmart", owner = "owner", application_role = "app" }
    certificate_authority = ""
    defined_tags          = { role = "application" }
    freeform_tags         = { "a key" = "x" }
  }

  expect_failures = [
    var.compartment_id,
    var.name,
    var.region,
    var.role,
    var.placement,
    var.security_group_id,
    var.image_id,
    var.container_image,
    var.shape,
    var.key_id,
    var.service_port,
    var.drain_period_seconds,
    var.environment,
    var.secrets,
    var.database,
    var.certificate_authority,
    var.defined_tags,
    var.freeform_tags,
  ]
}
