package io.kafkactl.testkit.registry;

import java.io.IOException;

/** The registry vendor's own code, in two languages. */
public enum Vendor {
    /** Version 7.9; for Avro only. */
    JAVA {
        @Override
        public VendorClient start(String url) throws IOException {
            return VendorClient.java(url);
        }
    },
    /** Of the 8.x line. */
    NODE {
        @Override
        public VendorClient start(String url) throws IOException, InterruptedException {
            return VendorClient.node(url);
        }
    };

    /** In a process of its own; skips the test where that cannot be. */
    public abstract VendorClient start(String url) throws IOException, InterruptedException;
}
