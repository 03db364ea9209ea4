"""M/M/10 at load 0.8 in SimPy: prints its version, and customers per second of processor time."""

import random
import time

import simpy

CUSTOMERS = 100_000


def customer(env, servers):
    with servers.request() as request:
        yield request
        yield env.timeout(random.expovariate(1))


def source(env, servers):
    for _ in range(CUSTOMERS):
        yield env.timeout(random.expovariate(8))
        env.process(customer(env, servers))


random.seed(1)
env = simpy.Environment()
env.process(source(env, simpy.Resource(env, capacity=10)))
began = time.process_time()
env.run()
print(simpy.__version__, CUSTOMERS / (time.process_time() - began))
