package dev.needlewatch.dashboards.web;

import org.jspecify.annotations.Nullable;

/**
 * Where the web server listens.
 *
 * @param port 0 takes a free one
 * @param loopback whether only this machine can reach it
 * @param login who may look; null for everybody who can reach it
 */
public record Bind(String host, int port, boolean loopback, @Nullable Login login) {}
