package io.kafkactl.client;

import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import javax.management.QueryExp;
import javax.management.loading.ClassLoaderRepository;

/**
 * An MBean server that forgets what is registered, for commands that are over before anybody can look: the JVM's own
 * asks Flight Recorder and others what they have to say, which is a fifth of the time of a short command.
 *
 * <p>The clients of Kafka register their version wherever they run. The launcher names this class to the JVM.
 */
public final class NoManagement extends MBeanServerBuilder {
    @Override
    public MBeanServer newMBeanServer(String defaultDomain, MBeanServer outer, MBeanServerDelegate delegate) {
        return new Forgetful();
    }

    private static final class Forgetful implements MBeanServer {
        private static UnsupportedOperationException empty() {
            return new UnsupportedOperationException("there is no management in a command that is over at once");
        }

        @Override
        public ObjectInstance createMBean(String text, ObjectName name) {
            throw empty();
        }

        @Override
        public ObjectInstance createMBean(String text, ObjectName name, ObjectName other) {
            throw empty();
        }

        @Override
        public ObjectInstance createMBean(String text, ObjectName name, Object[] parameters, String[] signature) {
            throw empty();
        }

        @Override
        public ObjectInstance createMBean(
                String text, ObjectName name, ObjectName other, Object[] parameters, String[] signature) {
            throw empty();
        }

        @Override
        public ObjectInstance registerMBean(Object object, ObjectName name) {
            return new ObjectInstance(name, object.getClass().getName());
        }

        @Override
        public void unregisterMBean(ObjectName name) {}

        @Override
        public ObjectInstance getObjectInstance(ObjectName name) {
            throw empty();
        }

        @Override
        public Set<ObjectInstance> queryMBeans(ObjectName name, QueryExp query) {
            throw empty();
        }

        @Override
        public Set<ObjectName> queryNames(ObjectName name, QueryExp query) {
            throw empty();
        }

        @Override
        public boolean isRegistered(ObjectName name) {
            return false;
        }

        @Override
        public Integer getMBeanCount() {
            throw empty();
        }

        @Override
        public Object getAttribute(ObjectName name, String text) {
            throw empty();
        }

        @Override
        public AttributeList getAttributes(ObjectName name, String[] signature) {
            throw empty();
        }

        @Override
        public void setAttribute(ObjectName name, Attribute attribute) {
            throw empty();
        }

        @Override
        public AttributeList setAttributes(ObjectName name, AttributeList attributes) {
            throw empty();
        }

        @Override
        public Object invoke(ObjectName name, String text, Object[] parameters, String[] signature) {
            throw empty();
        }

        @Override
        public String getDefaultDomain() {
            throw empty();
        }

        @Override
        public String[] getDomains() {
            throw empty();
        }

        @Override
        public void addNotificationListener(
                ObjectName name, NotificationListener listener, NotificationFilter filter, Object object) {
            throw empty();
        }

        @Override
        public void addNotificationListener(
                ObjectName name, ObjectName other, NotificationFilter filter, Object object) {
            throw empty();
        }

        @Override
        public void removeNotificationListener(ObjectName name, ObjectName other) {
            throw empty();
        }

        @Override
        public void removeNotificationListener(
                ObjectName name, ObjectName other, NotificationFilter filter, Object object) {
            throw empty();
        }

        @Override
        public void removeNotificationListener(ObjectName name, NotificationListener listener) {
            throw empty();
        }

        @Override
        public void removeNotificationListener(
                ObjectName name, NotificationListener listener, NotificationFilter filter, Object object) {
            throw empty();
        }

        @Override
        public MBeanInfo getMBeanInfo(ObjectName name) {
            throw empty();
        }

        @Override
        public boolean isInstanceOf(ObjectName name, String text) {
            throw empty();
        }

        @Override
        public Object instantiate(String text) {
            throw empty();
        }

        @Override
        public Object instantiate(String text, ObjectName name) {
            throw empty();
        }

        @Override
        public Object instantiate(String text, Object[] parameters, String[] signature) {
            throw empty();
        }

        @Override
        public Object instantiate(String text, ObjectName name, Object[] parameters, String[] signature) {
            throw empty();
        }

        @Override
        public ClassLoader getClassLoaderFor(ObjectName name) {
            throw empty();
        }

        @Override
        public ClassLoader getClassLoader(ObjectName name) {
            throw empty();
        }

        @Override
        public ClassLoaderRepository getClassLoaderRepository() {
            throw empty();
        }
    }
}
