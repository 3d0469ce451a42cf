//! The dispatcher: runs a pass on the engine at hand and on remote executors; sequences in, margins out.
//!
//! The pass is scheduled (`schedule`), the executors' shares go out, the engine at hand runs its own meanwhile, and then
//! the executors' answers are collected. What an executor fails to answer is run here, in the same pass. A row's logits
//! depend on the rows it sees and on nothing else, so that who computes it makes no difference.

use super::ScoringError;
use super::executor_cache::ExecutorCache;
use super::executors::{BatchResult, RemoteExecutors};
use super::pass::Pass;
use super::prefix_cache::{Plan, PrefixCache};
use super::schedule::schedule;
use crate::model::{ModelError, Ops, Runner};

/// One network, on the engine at hand and at remote executors.
pub struct Dispatcher<O: Ops> {
    runner: Runner<O>,
    /// What each has cached: the engine at hand, then the remote executors by their numbers.
    caches: Vec<ExecutorCache>,
}

/// Some of a pass's continuations: their indices, and a pass of them alone.
struct Share {
    continuations: Vec<usize>,
    pass: Pass,
}

/// A share at a remote executor; without a batch if all of it is cached there.
struct InFlight<B> {
    executor: usize,
    share: Share,
    plan: Plan,
    batch: Option<B>,
}

impl<O: Ops> Dispatcher<O> {
    /// The network on the engine at hand, with an empty KV cache of [`super::MAX_ROWS`] slots.
    pub fn new(runner: Runner<O>) -> Dispatcher<O> {
        Dispatcher { runner, caches: vec![ExecutorCache::new()] }
    }

    /// The network and the engine at hand.
    pub fn runner(&self) -> &Runner<O> {
        &self.runner
    }

    /// The engine at hand, to be set up otherwise; call [`Dispatcher::clear`] if it then computes other numbers.
    pub fn engine_mut(&mut self) -> &mut O {
        self.runner.engine_mut()
    }

    /// Rows in the KV cache of the engine at hand.
    pub fn n_cached_rows(&self) -> usize {
        self.caches[0].prefixes().n_slots()
    }

    /// Empties all KV caches, here and at remote executors.
    pub fn clear(&mut self) {
        self.caches.fill_with(ExecutorCache::new);
    }

    /// Logit of "sound" less logit of "unsound" at the pass's marks, in their order. Once it is not `wanted` the pass
    /// ends in [`ModelError::Cancelled`]: that is asked between layers and while executors are waited for.
    pub async fn margins(
        &mut self,
        pass: &Pass,
        remote: &impl RemoteExecutors,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<f32>, ScoringError> {
        let mut found = vec![Vec::new(); pass.continuations.len()];
        let (own, mut in_flight) = self.start(pass, remote);
        let outcome = self.run(own, &mut found, wanted).await;
        let outcome = match outcome {
            Ok(()) => self.collect(&mut in_flight, &mut found, remote, wanted).await,
            Err(error) => Err(error),
        };
        if !in_flight.is_empty() {
            remote.cancel();
        }
        for InFlight { executor, plan, .. } in in_flight {
            self.caches[executor + 1].discard(&plan.batch);
        }
        let unanswered: Vec<usize> = outcome?;
        self.run(Share::of(pass, unanswered), &mut found, wanted).await?;
        Ok(found.concat())
    }

    /// Schedules a pass, starts the executors on their shares, and returns what is left for the engine at hand.
    fn start<R: RemoteExecutors>(&mut self, pass: &Pass, remote: &R) -> (Share, Vec<InFlight<R::Batch>>) {
        let ready = remote.ready();
        let n_caches = ready.iter().map(|executor| executor + 2).max().unwrap_or(1);
        self.caches.resize_with(n_caches.max(self.caches.len()), ExecutorCache::new);
        let all = std::iter::once(0).chain(ready.iter().map(|executor| executor + 1));
        let prefixes: Vec<&PrefixCache> = all.map(|cache| self.caches[cache].prefixes()).collect();
        let scheduled = schedule(pass, &prefixes);
        let share = |at: usize| Share::of(pass, (0..scheduled.len()).filter(|&i| scheduled[i] == at).collect());
        let mut in_flight = Vec::new();
        for (&executor, at) in ready.iter().zip(1..) {
            let share = share(at);
            if share.continuations.is_empty() {
                continue;
            }
            let plan = self.caches[executor + 1].plan(&share.pass);
            let batch = (plan.batch.n_tokens() > 0).then(|| remote.start(executor, &plan.batch));
            in_flight.push(InFlight { executor, share, plan, batch });
        }
        (share(0), in_flight)
    }

    /// Runs a share here.
    async fn run(
        &mut self,
        share: Share,
        found: &mut [Vec<f32>],
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<(), ScoringError> {
        if share.continuations.is_empty() {
            return Ok(());
        }
        let cache = &mut self.caches[0];
        let plan = cache.plan(&share.pass);
        if plan.batch.n_tokens() > 0 {
            match self.runner.logits(&plan.batch, wanted).await {
                Ok(logits) => cache.store(&plan.batch, &logits)?,
                Err(error) => {
                    cache.discard(&plan.batch);
                    return Err(error.into());
                }
            }
        }
        share.write(cache.margins(&plan)?, found);
        Ok(())
    }

    /// Takes in what executors answer, until all have or it is not wanted any more; returns the continuations of those
    /// that failed. What stays in `in_flight` was not answered.
    async fn collect<R: RemoteExecutors>(
        &mut self,
        in_flight: &mut Vec<InFlight<R::Batch>>,
        found: &mut [Vec<f32>],
        remote: &R,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<usize>, ScoringError> {
        let mut unanswered = Vec::new();
        while let Some(mut last) = in_flight.pop() {
            let cache = &mut self.caches[last.executor + 1];
            if let Some(batch) = last.batch.take() {
                let stored = match remote.finish(batch, wanted).await {
                    BatchResult::Logits(logits) => cache.store(&last.plan.batch, &logits).is_ok(),
                    BatchResult::Failed => {
                        cache.discard(&last.plan.batch);
                        false
                    }
                    BatchResult::Cancelled => {
                        in_flight.push(last);
                        return Err(ModelError::Cancelled.into());
                    }
                };
                if !stored {
                    unanswered.extend(last.share.continuations);
                    continue;
                }
            }
            last.share.write(cache.margins(&last.plan)?, found);
        }
        Ok(unanswered)
    }
}

impl Share {
    fn of(pass: &Pass, continuations: Vec<usize>) -> Share {
        let pass = Pass {
            prefix: pass.prefix.clone(),
            continuations: continuations.iter().map(|&i| pass.continuations[i].clone()).collect(),
            marks: continuations.iter().map(|&i| pass.marks[i].clone()).collect(),
            steps: Vec::new(),
        };
        Share { continuations, pass }
    }

    /// Writes the share's margins to their continuations of the whole.
    fn write(&self, margins: Vec<f32>, found: &mut [Vec<f32>]) {
        let mut margins = margins.into_iter();
        for (&i, marks) in self.continuations.iter().zip(&self.pass.marks) {
            found[i] = margins.by_ref().take(marks.len()).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CpuEngine, Precision};
    use crate::gguf::Gguf;
    use crate::model::Packed;
    use crate::scoring::{LocalOnly, MAX_ROWS};
    use std::cell::{Cell, RefCell};

    fn load() -> Dispatcher<CpuEngine> {
        Dispatcher::new(runner())
    }

    /// On an engine that computes each row alone, so that margins can be equal to the last bit.
    fn runner() -> Runner<CpuEngine> {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf")).unwrap();
        Runner::load(&Gguf::parse(&file).unwrap(), CpuEngine::new(Precision::Quantised), MAX_ROWS).unwrap()
    }

    /// Executors in this thread. A batch is run when it is waited for.
    struct Beside {
        runners: Vec<RefCell<Runner<CpuEngine>>>,
        /// The executor that does not do as it should, and how.
        faulty: Option<(usize, Fault)>,
        is_dead: Cell<bool>,
        /// Rows that each executor was given.
        n_rows: RefCell<Vec<usize>>,
        n_cancelled: Cell<usize>,
    }

    #[derive(Clone, Copy, PartialEq)]
    enum Fault {
        Dies,
        TooFew,
    }

    impl Beside {
        fn new(n: usize, faulty: Option<(usize, Fault)>) -> Beside {
            let runners = (0..n).map(|_| RefCell::new(runner())).collect();
            Beside {
                runners,
                faulty,
                is_dead: Cell::new(false),
                n_rows: RefCell::new(vec![0; n]),
                n_cancelled: Cell::new(0),
            }
        }
    }

    impl RemoteExecutors for Beside {
        type Batch = (usize, Packed);

        fn ready(&self) -> Vec<usize> {
            let dead = self.faulty.filter(|_| self.is_dead.get()).map(|(executor, _)| executor);
            (0..self.runners.len()).filter(|&executor| Some(executor) != dead).collect()
        }

        fn start(&self, executor: usize, batch: &Packed) -> (usize, Packed) {
            self.n_rows.borrow_mut()[executor] += batch.n_tokens();
            (executor, batch.clone())
        }

        async fn finish(&self, (executor, batch): (usize, Packed), wanted: &impl AsyncFn() -> bool) -> BatchResult {
            if !wanted().await {
                return BatchResult::Cancelled;
            }
            if self.faulty == Some((executor, Fault::Dies)) {
                self.is_dead.set(true);
                return BatchResult::Failed;
            }
            let mut logits =
                pollster::block_on(self.runners[executor].borrow_mut().logits(&batch, &async || true)).unwrap();
            if self.faulty == Some((executor, Fault::TooFew)) {
                self.is_dead.set(true);
                logits.pop();
            }
            BatchResult::Logits(logits)
        }

        fn cancel(&self) {
            self.n_cancelled.set(self.n_cancelled.get() + 1);
        }
    }

    /// Candidates of one problem, the last line of which ends on `end`.
    fn pass(n: u32, end: u32) -> Pass {
        let continuation = |own: u32| (0..40).map(|i| (own * 7 + i * 3) % 60).chain([end]).collect::<Vec<u32>>();
        let continuations: Vec<Vec<u32>> = (0..n).map(continuation).collect();
        let marks = continuations.iter().map(|tokens| vec![9, tokens.len() - 1]).collect();
        Pass { prefix: (0..20).collect(), continuations, marks, steps: Vec::new() }
    }

    fn margins(dispatcher: &mut Dispatcher<CpuEngine>, pass: &Pass, remote: &impl RemoteExecutors) -> Vec<f32> {
        pollster::block_on(dispatcher.margins(pass, remote, &async || true)).unwrap()
    }

    fn alone(pass: &Pass) -> Vec<f32> {
        margins(&mut load(), pass, &LocalOnly)
    }

    #[test]
    fn several_find_what_one_finds() {
        for n_executors in [1, 3] {
            let (mut dispatcher, remote) = (load(), Beside::new(n_executors, None));
            for (n, end) in [(8, 1), (8, 2), (1, 1), (3, 5)] {
                assert_eq!(
                    margins(&mut dispatcher, &pass(n, end), &remote),
                    alone(&pass(n, end)),
                    "{n} with {n_executors}"
                );
            }
            assert!(remote.n_rows.borrow().iter().all(|&n| n > 0), "each had its share");
        }
    }

    #[test]
    fn what_an_executor_has_cached_is_not_computed_again() {
        let (mut dispatcher, remote) = (load(), Beside::new(1, None));
        margins(&mut dispatcher, &pass(8, 1), &remote);
        let before = (dispatcher.n_cached_rows(), remote.n_rows.borrow()[0]);
        assert_eq!(margins(&mut dispatcher, &pass(8, 1), &remote), alone(&pass(8, 1)));
        assert_eq!((dispatcher.n_cached_rows(), remote.n_rows.borrow()[0]), before, "nothing is new");
        margins(&mut dispatcher, &pass(8, 2), &remote);
        let n_new = dispatcher.n_cached_rows() + remote.n_rows.borrow()[0] - before.0 - before.1;
        assert_eq!(n_new, 8, "one row each");
    }

    #[test]
    fn nothing_is_lost_with_an_executor() {
        for fault in [Fault::Dies, Fault::TooFew] {
            let (mut dispatcher, remote) = (load(), Beside::new(2, Some((1, fault))));
            for end in [1, 2] {
                assert_eq!(margins(&mut dispatcher, &pass(8, end), &remote), alone(&pass(8, end)));
            }
            assert_eq!(remote.ready(), [0]);
        }
    }

    #[test]
    fn a_pass_that_is_given_up_leaves_nothing_behind() {
        let (mut dispatcher, remote) = (load(), Beside::new(2, None));
        let n_layers = dispatcher.runner().network().config().n_layers;
        // Within the pass at hand, then with all, then with one of the executors' shares outstanding.
        for n_asked in [0, n_layers - 1, n_layers, n_layers + 1] {
            let asked = Cell::new(0);
            let wanted = async || {
                asked.set(asked.get() + 1);
                asked.get() <= n_asked
            };
            let outcome = pollster::block_on(dispatcher.margins(&pass(8, 1), &remote, &wanted));
            assert!(matches!(outcome, Err(ScoringError::Model(ModelError::Cancelled))), "asked {n_asked} times");
            // What was finished before stays; what was not must not be taken for cached.
            assert_eq!(margins(&mut dispatcher, &pass(8, 1), &remote), alone(&pass(8, 1)), "asked {n_asked} times");
            dispatcher.clear();
        }
        assert_eq!(remote.n_cancelled.get(), 4);
    }
}
