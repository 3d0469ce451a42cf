//! An engine and its helpers: the sequences of a pass in, their margins out.
//!
//! The pass is divided (`division`), the helpers' shares go out, the engine at hand runs its own meanwhile, and then the
//! helpers' answers are collected. What a helper fails to answer is run here, in the same pass. A row's logits depend on
//! the rows it sees and on nothing else, so that who computes it makes no difference.

use super::PrmError;
use super::computed::Computed;
use super::crew::{Crew, Finished};
use super::division::divide;
use super::prompt::Pass;
use crate::model::{Known, ModelError, Ops, Plan, Runner};

/// One network, here and at helpers.
pub struct Team<O: Ops> {
    runner: Runner<O>,
    /// What each has computed: the engine at hand, then the helpers by their numbers.
    computed: Vec<Computed>,
}

/// Some of a pass's continuations: their indices, and a pass of them alone.
struct Share {
    continuations: Vec<usize>,
    pass: Pass,
}

/// A share at a helper; without a batch if the helper has computed all of it before.
struct UnderWay<B> {
    helper: usize,
    share: Share,
    plan: Plan,
    batch: Option<B>,
}

impl<O: Ops> Team<O> {
    /// The network on the engine at hand, with a store of [`super::MAX_ROWS`] in which nothing is.
    pub fn new(runner: Runner<O>) -> Team<O> {
        Team { runner, computed: vec![Computed::new()] }
    }

    /// The network and the engine at hand.
    pub fn runner(&self) -> &Runner<O> {
        &self.runner
    }

    /// The engine at hand, to be set up otherwise; call [`Team::forget`] if it then computes other numbers.
    pub fn engine_mut(&mut self) -> &mut O {
        self.runner.engine_mut()
    }

    /// Rows that were computed here and are not forgotten.
    pub fn n_known_rows(&self) -> usize {
        self.computed[0].known().n_slots()
    }

    /// Forgets what was computed, here and at helpers.
    pub fn forget(&mut self) {
        self.computed.fill_with(Computed::new);
    }

    /// Logit of "sound" less logit of "unsound" at the pass's marks, in their order. Once it is not `wanted` the pass
    /// ends in [`ModelError::Overtaken`]: that is asked between layers and while helpers are waited for.
    pub async fn margins(
        &mut self,
        pass: &Pass,
        crew: &impl Crew,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<f32>, PrmError> {
        let mut found = vec![Vec::new(); pass.continuations.len()];
        let (own, mut under_way) = self.give_out(pass, crew);
        let outcome = self.run(own, &mut found, wanted).await;
        let outcome = match outcome {
            Ok(()) => self.collect(&mut under_way, &mut found, crew, wanted).await,
            Err(error) => Err(error),
        };
        if !under_way.is_empty() {
            crew.give_up();
        }
        for UnderWay { helper, plan, .. } in under_way {
            self.computed[helper + 1].forget(&plan.batch);
        }
        let left: Vec<usize> = outcome?;
        self.run(Share::of(pass, left), &mut found, wanted).await?;
        Ok(found.concat())
    }

    /// Divides a pass, starts the helpers on their shares, and returns what is left for this engine.
    fn give_out<C: Crew>(&mut self, pass: &Pass, crew: &C) -> (Share, Vec<UnderWay<C::Batch>>) {
        let helpers = crew.ready();
        let n_known = helpers.iter().map(|helper| helper + 2).max().unwrap_or(1);
        self.computed.resize_with(n_known.max(self.computed.len()), Computed::new);
        let engines = std::iter::once(0).chain(helpers.iter().map(|helper| helper + 1));
        let known: Vec<&Known> = engines.map(|engine| self.computed[engine].known()).collect();
        let division = divide(pass, &known);
        let share = |engine: usize| Share::of(pass, (0..division.len()).filter(|&i| division[i] == engine).collect());
        let mut under_way = Vec::new();
        for (&helper, engine) in helpers.iter().zip(1..) {
            let share = share(engine);
            if share.continuations.is_empty() {
                continue;
            }
            let plan = self.computed[helper + 1].plan(&share.pass);
            let batch = (plan.batch.n_tokens() > 0).then(|| crew.start(helper, &plan.batch));
            under_way.push(UnderWay { helper, share, plan, batch });
        }
        (share(0), under_way)
    }

    /// Runs a share here.
    async fn run(
        &mut self,
        share: Share,
        found: &mut [Vec<f32>],
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<(), PrmError> {
        if share.continuations.is_empty() {
            return Ok(());
        }
        let computed = &mut self.computed[0];
        let plan = computed.plan(&share.pass);
        if plan.batch.n_tokens() > 0 {
            match self.runner.logits(&plan.batch, wanted).await {
                Ok(logits) => computed.keep(&plan.batch, &logits)?,
                Err(error) => {
                    computed.forget(&plan.batch);
                    return Err(error.into());
                }
            }
        }
        share.place(computed.margins(&plan)?, found);
        Ok(())
    }

    /// Takes in what helpers answer, until all have or it is not wanted any more; returns the continuations of those
    /// that failed. What stays in `under_way` was not answered.
    async fn collect<C: Crew>(
        &mut self,
        under_way: &mut Vec<UnderWay<C::Batch>>,
        found: &mut [Vec<f32>],
        crew: &C,
        wanted: &impl AsyncFn() -> bool,
    ) -> Result<Vec<usize>, PrmError> {
        let mut left = Vec::new();
        while let Some(mut last) = under_way.pop() {
            let computed = &mut self.computed[last.helper + 1];
            if let Some(batch) = last.batch.take() {
                let kept = match crew.finish(batch, wanted).await {
                    Finished::Logits(logits) => computed.keep(&last.plan.batch, &logits).is_ok(),
                    Finished::Failed => {
                        computed.forget(&last.plan.batch);
                        false
                    }
                    Finished::Overtaken => {
                        under_way.push(last);
                        return Err(ModelError::Overtaken.into());
                    }
                };
                if !kept {
                    left.extend(last.share.continuations);
                    continue;
                }
            }
            last.share.place(computed.margins(&last.plan)?, found);
        }
        Ok(left)
    }
}

impl Share {
    fn of(pass: &Pass, continuations: Vec<usize>) -> Share {
        let pass = Pass {
            prefix: pass.prefix.clone(),
            continuations: continuations.iter().map(|&i| pass.continuations[i].clone()).collect(),
            marks: continuations.iter().map(|&i| pass.marks[i].clone()).collect(),
            places: Vec::new(),
        };
        Share { continuations, pass }
    }

    /// Puts the share's margins where they belong in the whole.
    fn place(&self, margins: Vec<f32>, found: &mut [Vec<f32>]) {
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
    use crate::prm::{Alone, MAX_ROWS};
    use std::cell::{Cell, RefCell};

    fn load() -> Team<CpuEngine> {
        Team::new(runner())
    }

    /// On an engine that computes each row alone, so that margins can be equal to the last bit.
    fn runner() -> Runner<CpuEngine> {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/models/algebra-prm.gguf")).unwrap();
        Runner::load(&Gguf::parse(&file).unwrap(), CpuEngine::new(Precision::Quantised), MAX_ROWS).unwrap()
    }

    /// Helpers in this thread. A batch is run when it is waited for.
    struct Beside {
        runners: Vec<RefCell<Runner<CpuEngine>>>,
        /// The helper that does not do as it should, and how.
        faulty: Option<(usize, Fault)>,
        is_dead: Cell<bool>,
        /// Rows that each helper was given.
        n_rows: RefCell<Vec<usize>>,
        n_given_up: Cell<usize>,
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
                n_given_up: Cell::new(0),
            }
        }
    }

    impl Crew for Beside {
        type Batch = (usize, Packed);

        fn ready(&self) -> Vec<usize> {
            let dead = self.faulty.filter(|_| self.is_dead.get()).map(|(helper, _)| helper);
            (0..self.runners.len()).filter(|&helper| Some(helper) != dead).collect()
        }

        fn start(&self, helper: usize, batch: &Packed) -> (usize, Packed) {
            self.n_rows.borrow_mut()[helper] += batch.n_tokens();
            (helper, batch.clone())
        }

        async fn finish(&self, (helper, batch): (usize, Packed), wanted: &impl AsyncFn() -> bool) -> Finished {
            if !wanted().await {
                return Finished::Overtaken;
            }
            if self.faulty == Some((helper, Fault::Dies)) {
                self.is_dead.set(true);
                return Finished::Failed;
            }
            let mut logits =
                pollster::block_on(self.runners[helper].borrow_mut().logits(&batch, &async || true)).unwrap();
            if self.faulty == Some((helper, Fault::TooFew)) {
                self.is_dead.set(true);
                logits.pop();
            }
            Finished::Logits(logits)
        }

        fn give_up(&self) {
            self.n_given_up.set(self.n_given_up.get() + 1);
        }
    }

    /// Candidates of one problem, the last line of which ends on `end`.
    fn pass(n: u32, end: u32) -> Pass {
        let continuation = |own: u32| (0..40).map(|i| (own * 7 + i * 3) % 60).chain([end]).collect::<Vec<u32>>();
        let continuations: Vec<Vec<u32>> = (0..n).map(continuation).collect();
        let marks = continuations.iter().map(|tokens| vec![9, tokens.len() - 1]).collect();
        Pass { prefix: (0..20).collect(), continuations, marks, places: Vec::new() }
    }

    fn margins(team: &mut Team<CpuEngine>, pass: &Pass, crew: &impl Crew) -> Vec<f32> {
        pollster::block_on(team.margins(pass, crew, &async || true)).unwrap()
    }

    fn alone(pass: &Pass) -> Vec<f32> {
        margins(&mut load(), pass, &Alone)
    }

    #[test]
    fn a_crew_finds_what_one_finds() {
        for n_helpers in [1, 3] {
            let (mut team, crew) = (load(), Beside::new(n_helpers, None));
            for (n, end) in [(8, 1), (8, 2), (1, 1), (3, 5)] {
                assert_eq!(margins(&mut team, &pass(n, end), &crew), alone(&pass(n, end)), "{n} with {n_helpers}");
            }
            assert!(crew.n_rows.borrow().iter().all(|&n| n > 0), "each had its share");
        }
    }

    #[test]
    fn what_a_helper_keeps_is_not_computed_again() {
        let (mut team, crew) = (load(), Beside::new(1, None));
        margins(&mut team, &pass(8, 1), &crew);
        let before = (team.n_known_rows(), crew.n_rows.borrow()[0]);
        assert_eq!(margins(&mut team, &pass(8, 1), &crew), alone(&pass(8, 1)));
        assert_eq!((team.n_known_rows(), crew.n_rows.borrow()[0]), before, "nothing is new");
        margins(&mut team, &pass(8, 2), &crew);
        let n_new = team.n_known_rows() + crew.n_rows.borrow()[0] - before.0 - before.1;
        assert_eq!(n_new, 8, "one row each");
    }

    #[test]
    fn nothing_is_lost_with_a_helper() {
        for fault in [Fault::Dies, Fault::TooFew] {
            let (mut team, crew) = (load(), Beside::new(2, Some((1, fault))));
            for end in [1, 2] {
                assert_eq!(margins(&mut team, &pass(8, end), &crew), alone(&pass(8, end)));
            }
            assert_eq!(crew.ready(), [0]);
        }
    }

    #[test]
    fn a_pass_that_is_given_up_leaves_nothing_behind() {
        let (mut team, crew) = (load(), Beside::new(2, None));
        let n_layers = team.runner().network().config().n_layers;
        // Within the pass at hand, then with all, then with one of the helpers' shares outstanding.
        for n_asked in [0, n_layers - 1, n_layers, n_layers + 1] {
            let asked = Cell::new(0);
            let wanted = async || {
                asked.set(asked.get() + 1);
                asked.get() <= n_asked
            };
            let outcome = pollster::block_on(team.margins(&pass(8, 1), &crew, &wanted));
            assert!(matches!(outcome, Err(PrmError::Model(ModelError::Overtaken))), "asked {n_asked} times");
            // What was finished before stays; what was not must not be taken for known.
            assert_eq!(margins(&mut team, &pass(8, 1), &crew), alone(&pass(8, 1)), "asked {n_asked} times");
            team.forget();
        }
        assert_eq!(crew.n_given_up.get(), 4);
    }
}
