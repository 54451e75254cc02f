//! Parallel map over all cores.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Applies a function to each input, on as many threads as there are cores. Results are in the order of the inputs.
pub(crate) fn map<T: Sync, R: Send>(inputs: &[T], function: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(inputs.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match inputs.get(index) {
                Some(input) => results.push((index, function(input))),
                None => return results,
            }
        }
    };
    let mut results = thread::scope(|scope| {
        let helpers: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut results = work();
        for helper in helpers {
            results.extend(helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_are_in_the_order_of_the_inputs() {
        let inputs: Vec<usize> = (0..1_000).collect();
        // Delays the first inputs, so that another thread overtakes.
        let slow =
            |input: &usize| (0..(1_000 - input) * 100).fold(*input, |sum, one| std::hint::black_box(sum + one - one));
        assert_eq!(map(&inputs, slow), inputs);
        assert_eq!(map(&[], slow), Vec::<usize>::new());
    }
}
