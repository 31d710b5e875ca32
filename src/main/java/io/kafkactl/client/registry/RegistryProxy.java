package io.kafkactl.client.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** The proxy to the registry; what can only be reached from this machine, such as a metadata service, goes without. */
final class RegistryProxy extends ProxySelector {
    private static final String LINK_LOCAL = "169.254.";

    private final ProxySelector proxy;

    RegistryProxy(InetSocketAddress address) {
        this.proxy = ProxySelector.of(address);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return uri.getHost() != null && uri.getHost().startsWith(LINK_LOCAL)
                ? List.of(Proxy.NO_PROXY)
                : proxy.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        proxy.connectFailed(uri, address, failure);
    }
}
