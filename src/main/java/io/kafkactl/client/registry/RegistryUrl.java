package io.kafkactl.client.registry;

import io.kafkactl.config.Masking;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One address of the registry.
 *
 * @param base without slash at the end and without the name and password that stood in it
 * @param userInfo {@code name:password}, decoded; null where the address had none
 */
record RegistryUrl(String base, @Nullable String userInfo) {
    static RegistryUrl of(String address) {
        String userInfo = URI.create(address).getRawUserInfo();
        String base = userInfo == null ? address : address.replace(userInfo + "@", "");
        return new RegistryUrl(
                base.replaceAll("/+$", ""),
                userInfo == null
                        ? null
                        // A plus stands for itself before the host.
                        : URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    URI resolve(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    @Override
    public String toString() {
        return Masking.url(base);
    }
}
