package dev.lonja.registry.api;

import java.util.List;

/** The account of the request. */
public record MeView(String name, List<String> roles) {}
