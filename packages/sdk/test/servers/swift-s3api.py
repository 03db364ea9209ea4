"""swift-s3api.py <folder> <port> <account:user> <secret key>: Swift with its s3api on loopback, one process for each of its servers.

Prints "ready" when the proxy listens, and ends with its parent or on SIGTERM. The three servers that store listen on free
ports of their own; tempauth will not go without a memcached. Needs Debian's python3-swift and memcached, and a folder whose
file system keeps extended attributes.
"""

import os
import pwd
import signal
import socket
import subprocess
import sys
import time

from swift.common import utils
from swift.common.ring import RingBuilder

STORES = ('account', 'container', 'object')

COMMON = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
log_level = ERROR
log_address = {folder}/no-log
log_name = {name}
"""

STORE = """
[pipeline:main]
pipeline = {name}-server

[app:{name}-server]
use = egg:swift#{name}
"""

# By default a store counts as failed when it takes half a second to accept a connection, which happens on a busy machine.
# The access key of s3api is account and user of tempauth, which checks the signature with the user's key. slo puts uploads in parts together.
PROXY = """
[pipeline:main]
pipeline = catch_errors gatekeeper cache s3api tempauth copy slo dlo versioned_writes symlink proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
conn_timeout = 20
node_timeout = 60
error_suppression_limit = 1000

[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{own} = {secret} .admin

[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{memcache}

[filter:s3api]
use = egg:swift#s3api
location = us-east-1

[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
"""
FILTERS = ('catch_errors', 'gatekeeper', 'copy', 'slo', 'dlo', 'symlink')


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def write_ring(folder, name, port):
    builder = RingBuilder(4, 1, 1)
    builder.add_dev({'id': 0, 'region': 1, 'zone': 1, 'weight': 1.0, 'ip': '127.0.0.1', 'port': port, 'device': 'disk'})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, name + '.ring.gz'))


def own_user():
    return pwd.getpwuid(os.geteuid()).pw_name


def write_configuration(folder, name, port, text, **values):
    path = os.path.join(folder, name + '.conf')
    with open(path, 'w') as file:
        file.write((COMMON + text).format(name=name, port=port, folder=folder, user=own_user(), **values))
    return path


def serve(path, app):
    """Runs one server in a process of its own."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # What it says goes to the log of whoever started it.
        os.dup2(2, 1)
        from swift.common.wsgi import run_wsgi

        os._exit(run_wsgi(path, app))
    return child


def wait_for(port):
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(('127.0.0.1', port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit('nothing listens on port %d' % port)


def main(folder, port, access, secret):
    os.makedirs(os.path.join(folder, 'devices', 'disk'), exist_ok=True)
    # In place of /etc/swift/swift.conf: what paths on the disk are made of.
    utils.HASH_PATH_PREFIX = b''
    utils.HASH_PATH_SUFFIX = b'tidemark'
    children = []

    def finish(*_):
        for child in children:
            os.kill(child, signal.SIGKILL)
        os._exit(0)

    signal.signal(signal.SIGTERM, finish)
    for name in STORES:
        at = free_port()
        write_ring(folder, name, at)
        children.append(serve(write_configuration(folder, name, at, STORE), name + '-server'))
        wait_for(at)
    memcache = free_port()
    arguments = ['-l', '127.0.0.1', '-p', str(memcache), '-U', '0', '-u', own_user()]
    children.append(subprocess.Popen(['memcached', *arguments], stdout=2).pid)
    filters = ''.join('\n[filter:{0}]\nuse = egg:swift#{0}\n'.format(name) for name in FILTERS)
    account, own = access.split(':')
    values = {'account': account, 'own': own, 'secret': secret, 'memcache': memcache}
    children.append(serve(write_configuration(folder, 'proxy', port, PROXY + filters, **values), 'proxy-server'))
    wait_for(port)
    print('ready', flush=True)
    # Standard input closes when the parent ends, however it ends.
    sys.stdin.buffer.read()
    finish()


main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
