package dev.lonja.registry.api;

import java.util.List;

/** The account that asks. */
public record MeView(String name, List<String> roles) {}
