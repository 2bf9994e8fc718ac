package com.bharatmart.identity.web;

import com.bharatmart.platform.security.Role;
import jakarta.validation.constraints.NotNull;
import java.util.Set;

record RolesRequest(@NotNull Set<@NotNull Role> roles) {}
